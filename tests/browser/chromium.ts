import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate, setupLambdaEnvironment } from '@sparticuz/chromium';

/** Path of a Chromium that runs here: the one npm brought (x86-64 Linux), else the system's. */
export async function findChromium(): Promise<string> {
	const candidates = [
		process.env.CHROMIUM,
		await unpack(),
		'/usr/bin/chromium',
		'/usr/bin/chromium-browser',
		'/usr/bin/google-chrome',
	];
	const works = candidates.find((path) => path && existsSync(path) && spawnSync(path, ['--version']).status === 0);
	if (!works)
		throw new Error('No Chromium runs here. Install one (Debian: apt install chromium) or name it with CHROMIUM=/path.');
	return works;
}

/** Unpacks the npm package's Chromium, with the libraries that a bare system lacks, into the temporary folder. */
async function unpack(): Promise<string | undefined> {
	if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
	const archives = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin');
	const complete = join(tmpdir(), 'chromium-is-complete');
	const parts = ['chromium', 'fonts', 'al2023'];
	if (!existsSync(complete)) for (const part of parts) rmSync(join(tmpdir(), part), { recursive: true, force: true });
	await inflate(join(archives, 'chromium.br'));
	await inflate(join(archives, 'fonts.tar.br'));
	await inflate(join(archives, 'al2023.tar.br'));
	writeFileSync(complete, '');
	setupLambdaEnvironment(join(tmpdir(), 'al2023', 'lib'));
	process.env.FONTCONFIG_FILE = writeFontConfiguration();
	return join(tmpdir(), 'chromium');
}

/** The package's own configuration looks for its fonts in /tmp; without any font, Chromium falls over. */
function writeFontConfiguration(): string {
	const file = join(tmpdir(), 'fonts.conf');
	const [fonts, cache] = ['fonts', 'fonts-cache'].map((name) => join(tmpdir(), name).replaceAll('&', '&amp;'));
	writeFileSync(file, `<fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>`);
	return file;
}
