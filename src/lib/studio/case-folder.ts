import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { MediaItem } from '#lib/media/media-item.ts';
import { Invalid, isExpected } from '#lib/platform/errors.ts';
import { readTimes, writeTimes } from '#lib/transcript/times-file.ts';
import { type CaseDocument, caseDocument, type UnplacedLine } from './case-document.ts';
import { isOnTheWeb, nameFiles, staysInside } from './folder/file-names.ts';
import { fileInside, findCaseFiles } from './folder/find-case-files.ts';
import { checked, readParts } from './folder/read-parts.ts';
import { readSiblingTranscript } from './folder/read-sibling-transcript.ts';
import { writeParts } from './folder/write-parts.ts';

const largestFile = 20_000_000;
/** `case.times.json` beside `case.md`: the seconds of the sentences, which nobody writes by hand. */
const timesBeside = (path: string) => path.replace(/\.md$/, '.times.json');

export interface CaseFile {
	document: CaseDocument;
	unplaced: UnplacedLine[];
	/** The file beside it that holds the transcript, when the front matter names one. */
	transcriptFile?: string;
}

/**
 * Reads a case from the text of its `case.md`; `source` names it in the sentence of the `Invalid` that a wrong field
 * throws. Media paths are relative to the case's folder and never lead out of it.
 */
export function readCaseFile(text: string, source: string): CaseFile {
	const { value: parts, unplaced } = readParts(text, source);
	const {
		media,
		quiz: questions,
		quizRules: rules,
		turns,
		transcriptLanguage,
		machineMade,
		...content
	} = Object.fromEntries(parts);
	for (const field of ['title', 'language'] as const) {
		if (!parts.has(field)) throw new Invalid(`${source}: ${field} is missing; write ${field}: in the front matter.`, field);
	}
	if (rules && !questions)
		throw new Invalid(
			`${source}: quizRules stands without a quiz; write the questions under quiz:, or take quizRules away.`,
			'quizRules',
		);
	const transcript = Array.isArray(turns)
		? { language: transcriptLanguage ?? content.language, ...(machineMade === true && { machineMade }), turns }
		: undefined;
	const whole = { case: content, media, quiz: questions && { questions, rules }, transcript };
	const document = checked(caseDocument, whole, source, '') as CaseDocument;
	const transcriptFile = typeof turns === 'string' ? turns : undefined;
	refusePathsOutside([...document.media.map(({ src }) => src), ...(transcriptFile ? [transcriptFile] : [])], source);
	return { document, unplaced, ...(transcriptFile && { transcriptFile }) };
}

/** Writes the text of a `case.md` that `readCaseFile` reads as the same document. */
export function writeCaseFile(document: CaseDocument): string {
	refusePathsOutside(
		document.media.map(({ src }) => src),
		document.case.title,
	);
	return writeParts(document);
}

export type FolderCase = { path: string; document: CaseDocument; unplaced: UnplacedLine[] } | { path: string; problem: string };

/** Reads one case after the other from a folder; a case that cannot be read gives its problem, and the rest goes on. */
export async function* readCaseFolder(folder: string): AsyncGenerator<FolderCase> {
	for (const path of await findCaseFiles(folder)) {
		yield await readCase(path, relative(folder, path) || path);
	}
}

/** Brings one media file of a case to `target`. */
export type CopyMedia = (item: MediaItem, target: string) => Promise<void>;

/** Writes a case into its folder, media first, so that a `case.md` that is there is whole. */
export async function writeCaseFolder(folder: string, document: CaseDocument, copyMedia: CopyMedia): Promise<void> {
	await mkdir(folder, { recursive: true });
	const media = nameFiles(document.media);
	for (const [index, item] of document.media.entries()) {
		const name = media[index]?.src;
		if (name !== undefined && !isOnTheWeb(item.src)) await copyMedia(item, join(folder, name));
	}
	const path = join(folder, 'case.md');
	const times = document.transcript && writeTimes(document.transcript);
	if (times) await writeWhole(timesBeside(path), times);
	await writeWhole(path, writeCaseFile({ ...document, media }));
}

async function writeWhole(path: string, text: string): Promise<void> {
	await writeFile(`${path}.part`, text);
	await rename(`${path}.part`, path);
}

async function readCase(path: string, source: string): Promise<FolderCase> {
	try {
		const file = readCaseFile(await readText(path, source), source);
		for (const { src } of file.document.media) if (!isOnTheWeb(src)) await fileInside(dirname(path), src);
		return { path, ...(await withTimes(await withTranscript(file, dirname(path)), path)) };
	} catch (error) {
		return { path, problem: isExpected(error) ? error.message : `${source} cannot be read: ${(error as Error).message}.` };
	}
}

async function withTranscript(
	{ document, unplaced, transcriptFile }: CaseFile,
	folder: string,
): Promise<Omit<CaseFile, 'transcriptFile'>> {
	if (transcriptFile === undefined) return { document, unplaced };
	const file = await readBytes(await fileInside(folder, transcriptFile), transcriptFile);
	const read = readSiblingTranscript(file, transcriptFile, document.case);
	return { document: { ...document, transcript: read.value }, unplaced: [...unplaced, ...read.unplaced] };
}

async function withTimes<File extends { document: CaseDocument }>(file: File, path: string): Promise<File> {
	const { transcript } = file.document;
	const times = timesBeside(path);
	if (!transcript || times === path || !existsSync(times)) return file;
	const text = await readText(await fileInside(dirname(path), basename(times)), basename(times));
	return { ...file, document: { ...file.document, transcript: readTimes(text, transcript) } };
}

async function readText(path: string, source: string): Promise<string> {
	const bytes = await readBytes(path, source);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw new Invalid(`${source} is not UTF-8 text; save it as UTF-8.`);
	}
}

async function readBytes(path: string, source: string): Promise<Uint8Array> {
	if ((await stat(path)).size > largestFile)
		throw new Invalid(`${source} is larger than 20 MB; media stand in files of their own.`);
	return readFile(path);
}

function refusePathsOutside(paths: readonly string[], source: string): void {
	const wrong = paths.find((path) => !isOnTheWeb(path) && !staysInside(path));
	if (wrong !== undefined)
		throw new Invalid(`${source}: ${wrong} is no file in the case's folder; write its name alone, such as sound.mp3.`);
}
