import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/** What reads and makes sound and video here: FFmpeg's programs, FFmpeg inside an npm package, or nothing. */
export type Tools = { kind: 'ffmpeg'; ffmpeg: string; ffprobe: string } | { kind: 'node-av' } | { kind: 'none' };

/** Finds FFmpeg's programs on the path, else the npm package `node-av`; an FFmpeg that cannot make what we need is none. */
export async function findTools(path = process.env.PATH ?? ''): Promise<Tools> {
	const ffmpeg = await findProgram('ffmpeg', path);
	const ffprobe = await findProgram('ffprobe', path);
	if (ffmpeg && ffprobe && (await canEncode(ffmpeg))) return { kind: 'ffmpeg', ffmpeg, ffprobe };
	return { kind: hasNodeAv() ? 'node-av' : 'none' };
}

/** The full path of a program, as a shell would find it. */
export async function findProgram(name: string, path = process.env.PATH ?? ''): Promise<string | undefined> {
	for (const folder of path.split(delimiter).filter(Boolean)) {
		const program = join(folder, process.platform === 'win32' ? `${name}.exe` : name);
		const runs = await access(program, constants.X_OK).then(
			() => true,
			() => false,
		);
		if (runs) return program;
	}
	return undefined;
}

/** Some builds leave out encoders for want of a licence. */
async function canEncode(ffmpeg: string): Promise<boolean> {
	const list = await promisify(execFile)(ffmpeg, ['-hide_banner', '-encoders'], { timeout: 20_000 }).catch(() => undefined);
	return ['libopus', 'libmp3lame', 'libx264', 'aac'].every((name) => list?.stdout.includes(` ${name} `));
}

/** The package's library needs no install script; only its copy of the ffmpeg program, which we do not use, is downloaded by one. */
function hasNodeAv(): boolean {
	const { resolve } = createRequire(import.meta.url);
	try {
		resolve('node-av/package.json');
	} catch (error) {
		// The package keeps its package.json to itself, which shows that it is there.
		if ((error as { code?: string }).code !== 'ERR_PACKAGE_PATH_NOT_EXPORTED') return false;
	}
	try {
		resolve(`@seydx/node-av-${process.platform}-${process.arch}`);
		return true;
	} catch {
		return false;
	}
}
