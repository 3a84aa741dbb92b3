import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { MediaItem } from '#lib/media/media-item.ts';
import { describeStored } from '#lib/media/store-file.server.ts';
import { type FolderCase, readCaseFolder } from '../case-folder.ts';
import { freeBytesOf, reserveBytes } from '../disk-room.server.ts';
import { isOnTheWeb } from '../folder/file-names.ts';
import { Unreadable } from '../imports.ts';
import type { NewFile } from '../stored-media.ts';
import { extractArchive } from './archive/extract-archive.server.ts';
import type { Found, FoundCase } from './found.ts';
import { say, sayError, sayUnplaced } from './say.ts';
import { whatItHolds } from './store-from-web.server.ts';

/** A folder of cases with their sound comes to more than what is sent of it. */
const mostBytes = 2_000_000_000;

/** Unpacks an archive with cases, and reads them; their files stay there until the cases are stored. */
export async function* readFolderSource(archive: string, folder: string): AsyncGenerator<Found> {
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	const roomBytes = Math.max(0, (await freeBytesOf(folder)) - reserveBytes);
	const names = await extractArchive(archive, folder, { mostBytes: Math.min(mostBytes, roomBytes) });
	const top = await topOf(folder);
	const used = new Set<string>();
	let found = 0;
	for await (const one of readCaseFolder(top)) {
		found += 1;
		const place = relative(folder, one.path);
		used.add(place);
		if ('problem' in one) yield { type: 'problem', place, sayings: [{ text: one.problem }] };
		else yield await readCase(folder, one, used);
	}
	if (found === 0) throw new Unreadable(say('zipEmpty'));
	for (const name of names.filter((name) => !belongs(name, used)))
		yield { type: 'notice', place: name, sayings: [say('notCase')] };
}

/** Whoever packs a folder packs it with its own name around it. */
async function topOf(folder: string): Promise<string> {
	const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
	const [only, ...others] = entries;
	return only?.isDirectory() && others.length === 0 ? topOf(join(folder, only.name)) : folder;
}

/** What lies in the folder of a case belongs to it, whether the case names it or not. */
function belongs(name: string, cases: ReadonlySet<string>): boolean {
	if (cases.has(name) || /(^|\/)readme\.md$/i.test(name)) return true;
	for (let at = name.lastIndexOf('/'); at > 0; at = name.lastIndexOf('/', at - 1))
		if (cases.has(`${name.slice(0, at)}/case.md`)) return true;
	return cases.has('case.md') || cases.has(name.replace(/\.times\.json$/, '.md'));
}

async function readCase(
	folder: string,
	{ path, document, unplaced }: Exclude<FolderCase, { problem: string }>,
	used: Set<string>,
): Promise<Found> {
	const place = relative(folder, path);
	try {
		const [files, stored, media]: [Record<string, string>, NewFile[], MediaItem[]] = [{}, [], []];
		for (const item of document.media) {
			if (isOnTheWeb(item.src)) {
				media.push(item);
				continue;
			}
			const file = join(dirname(path), item.src);
			await whatItHolds(file, item);
			const described = await describeStored(file);
			files[described.storageKey] = relative(folder, file);
			used.add(relative(folder, file));
			stored.push(described);
			media.push({ ...item, src: described.storageKey });
		}
		const draft = { content: document.case, media, transcript: document.transcript, quiz: document.quiz, isWhole: true };
		return { type: 'case', place, draft, sayings: unplaced.map(sayUnplaced), files, stored } satisfies FoundCase;
	} catch (error) {
		return { type: 'problem', place, title: document.case.title, sayings: [sayError(error)] };
	}
}
