import { readFile, writeFile } from 'node:fs/promises';
import { operator } from '#lib/accounts/viewer.ts';
import { Invalid } from '#lib/platform/errors.ts';
import type { Command, Context } from './command.ts';

const wordsOf: Record<string, number> = { list: 1, import: 2, export: 3 };

export const pathCommand: Command = {
	usage: 'path <list | import | export> [path or file] [file]',
	summary: 'Lists the learning paths of the site, reads one from a YAML file, or writes one to a file.',
	help: [
		'path list; path import <file>; path export <path> <file>. A path is named by the last part of its address.',
		'The file has title, language, shown (owner, link or everybody), lead and steps; a step has case (its number or the last',
		'part of its address) and because; under choose stand those of which one is enough. What has the same name is replaced.',
	],
	refuse({ words }) {
		const [what = ''] = words;
		if (wordsOf[what] === words.length) return undefined;
		return 'It is path list, path import <file> or path export <path> <file>.';
	},
	run: (context) => ({ list: listPaths, import: readPath, export: writePath })[context.words[0] as 'list'](context),
};

async function listPaths({ db }: Context): Promise<number> {
	const { listPublicPaths } = await import('#lib/pathways/list-paths.server.ts');
	for (const { slug, title, stages, audience } of await listPublicPaths(db, operator)) {
		console.log(`${slug}  ${title} (stages: ${stages}, shown: ${audience})`);
	}
	return 0;
}

async function readPath({ db, words: [, file = ''] }: Context): Promise<number> {
	const { readPathFile } = await import('#lib/pathways/path-file.ts');
	const { importPath } = await import('#lib/pathways/import-path.server.ts');
	const text = await readFile(file, 'utf8').catch(({ message }) => {
		throw new Invalid(`${file} cannot be read (${message}). Name another file.`);
	});
	const { slug, isNew } = await importPath(db, operator, readPathFile(text, file));
	console.log(`The path ${slug} ${isNew ? 'is new' : 'is as the file has it'}.`);
	return 0;
}

async function writePath({ db, words: [, slug = '', file = ''] }: Context): Promise<number> {
	const { exportPath } = await import('#lib/pathways/export-path.server.ts');
	const { writePathFile } = await import('#lib/pathways/path-file.ts');
	const content = writePathFile(await exportPath(db, operator, slug));
	// A file that is there is kept.
	await writeFile(file, content, { flag: 'wx' }).catch(({ message }) => {
		throw new Invalid(`${file} cannot be written (${message}). Name a new file.`);
	});
	console.log(`The path ${slug} is in ${file}.`);
	return 0;
}
