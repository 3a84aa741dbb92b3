import { z } from 'zod';

export interface Chapter {
	startMs: number;
	title: string;
	url?: string;
	image?: string;
}

export interface ReadChapters {
	chapters: Chapter[];
	/** One sentence for each thing that was left out. */
	problems: string[];
}

const MAX_CHARACTERS = 2_000_000;
const MAX_CHAPTERS = 5_000;

const chapter = z.object({
	startTime: z.coerce.number().nonnegative().max(86_400),
	title: z.string().trim().min(1).max(1_000),
	url: z.string().optional().catch(undefined),
	img: z.string().optional().catch(undefined),
	toc: z.boolean().optional().catch(undefined),
});
type Entry = z.infer<typeof chapter>;

/**
 * Reads chapters as Podcasting 2.0 writes them (`application/json+chapters`), in the order of their times. Chapters
 * that only change the picture (`toc: false`) are not chapters to a reader. Never throws: what is wrong is a problem.
 */
export function readChapters(json: string, address: string): ReadChapters {
	const entries = chapterList(json, address);
	if (typeof entries === 'string') return { chapters: [], problems: [entries] };
	const problems: string[] = [];
	const chapters = entries.slice(0, MAX_CHAPTERS).flatMap((entry, index) => readChapter(entry, index + 1, address, problems));
	if (entries.length > MAX_CHAPTERS) problems.push(`${address} has more than ${MAX_CHAPTERS} chapters; the rest was left out.`);
	return { chapters: chapters.toSorted((a, b) => a.startMs - b.startMs), problems };
}

/** The list of chapters, or a sentence that says why there is none. */
function chapterList(json: string, address: string): unknown[] | string {
	if (json.length > MAX_CHARACTERS)
		return `${address} was not read: it is longer than the ${MAX_CHARACTERS} characters that chapters may have.`;
	try {
		const file = z.object({ chapters: z.array(z.unknown()) }).safeParse(JSON.parse(json.replace(/^\uFEFF/, '')));
		return file.success ? file.data.chapters : `${address} was not read: it has no list named "chapters".`;
	} catch {
		return `${address} was not read: it is not JSON.`;
	}
}

function readChapter(entry: unknown, number: number, address: string, problems: string[]): Chapter[] {
	const { success, data, error } = chapter.safeParse(entry);
	if (!success) {
		const field = error.issues[0]?.path.join('.') || 'form';
		problems.push(`Chapter ${number} of ${address} was left out: its ${field} is missing or wrong.`);
		return [];
	}
	return data.toc === false ? [] : [toChapter(data, address)];
}

function toChapter({ startTime, title, url, img }: Entry, address: string): Chapter {
	return { startMs: Math.round(startTime * 1000), title, url: webAddress(url, address), image: webAddress(img, address) };
}

function webAddress(raw: string | undefined, base: string): string | undefined {
	const url = raw ? URL.parse(raw, base) : null;
	return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : undefined;
}
