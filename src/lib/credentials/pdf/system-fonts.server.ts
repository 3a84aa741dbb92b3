import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const folders = [
	'/usr/share/fonts',
	'/usr/local/share/fonts',
	join(homedir(), '.fonts'),
	'/System/Library/Fonts',
	'/Library/Fonts',
];

/** Families that cover many scripts, one weight of each; collections (`.ttc`) hold many and are left alone. */
const wanted = /^(NotoSans\w*-Regular|DejaVuSans|FreeSans|Arial Unicode)\.(ttf|otf)$/;

let found: string[] | undefined;

/** Font files of the machine for scripts that our own typefaces lack; looked for once. */
export function systemFonts(): string[] {
	found ??= folders.flatMap(filesIn).filter((path) => wanted.test(path.slice(path.lastIndexOf('/') + 1)));
	return found;
}

function filesIn(folder: string): string[] {
	try {
		return readdirSync(folder, { recursive: true, encoding: 'utf8' })
			.sort()
			.map((name) => join(folder, name));
	} catch {
		return [];
	}
}
