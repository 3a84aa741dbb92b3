import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { Invalid, NotFound } from '#lib/platform/errors.ts';

/** Finds the case files of a folder in the order of their names: `<slug>/case.md` and `<slug>.md`; or the one file given. */
export async function findCaseFiles(path: string): Promise<string[]> {
	const found = await statOf(path);
	if (!found) throw new NotFound(`${path} does not exist; name a folder of cases, or one case.md.`);
	if (found.isFile()) return [path];
	if (await isFile(join(path, 'case.md'))) return [join(path, 'case.md')];
	const files: string[] = [];
	for (const name of (await readdir(path)).sort()) {
		const file = name.endsWith('.md') ? join(path, name) : join(path, name, 'case.md');
		if (!/^readme\.md$/i.test(name) && !name.startsWith('.') && (await isFile(file))) files.push(file);
	}
	return files;
}

/** The real path of a file in a case's folder; refuses a symbolic link that leads out of it. */
export async function fileInside(folder: string, name: string): Promise<string> {
	const path = join(folder, name);
	if (!(await isFile(path)))
		throw new Invalid(`${name} is named in ${basename(folder)} but is not there; put the file beside the case.`);
	const real = await realpath(path);
	if (real.startsWith((await realpath(folder)) + sep)) return real;
	throw new Invalid(`${name} is a link that leads out of the case's folder; put the file itself there.`);
}

async function isFile(path: string): Promise<boolean> {
	return (await statOf(path))?.isFile() ?? false;
}

/** What stands at a path; undefined when nothing does. */
async function statOf(path: string) {
	try {
		return await stat(path);
	} catch {
		return undefined;
	}
}
