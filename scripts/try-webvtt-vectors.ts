/**
 * Compares our reader of WebVTT with test vectors of others:
 *
 *     node scripts/try-webvtt-vectors.ts FOLDER [--beside FOLDER] [--all]
 *
 * FOLDER is the `tests` folder of github.com/mozilla/vtt.js (pairs of files that its `test.js` files name) or the
 * `test` folder of github.com/w3c/webvtt.js (the W3C's own tests of cue text). `--beside` names a folder where
 * `npm install media-captions@1.0.4` was run, which is then measured in the same way. Compared are the cues that
 * the standard reads: their number, start, end, identifier and text. Settings and regions say how captions look;
 * our reader leaves them out knowingly. Exits with 1 when a vector differs for ours.
 */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { decodeText } from '#lib/platform/decode-text.ts';
import { readCueText } from '#lib/transcript/formats/vtt-cue-text.ts';
import { readVttCues } from '#lib/transcript/formats/vtt-cues.ts';

interface Cue {
	startTime: number;
	endTime: number;
	id: string;
	text: string;
}
type Parse = (text: string) => Promise<Cue[]>;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { beside: { type: 'string' }, all: { type: 'boolean', default: false } },
});
const folder = resolve(positionals[0] ?? '.');

async function parseOurs(text: string): Promise<Cue[]> {
	const { isSigned, cues } = readVttCues(decodeText(text));
	const standard = isSigned ? cues.filter((cue) => cue.isStandard) : [];
	return standard.map(({ startMs = 0, endMs = 0, id, text }) => ({ startTime: startMs / 1000, endTime: endMs / 1000, id, text }));
}

async function parserBeside(path: string): Promise<Parse> {
	globalThis.window ??= globalThis as typeof globalThis & Window;
	const address = pathToFileURL(resolve(path, 'node_modules/media-captions/dist/prod.js')).href;
	const { parseText } = (await import(address)) as {
		parseText(text: string, options: { type: 'vtt' }): Promise<{ cues: Cue[] }>;
	};
	return async (text) => (await parseText(text, { type: 'vtt' })).cues;
}

/** The pairs of files in the calls `test.jsonEqual…('a.vtt', 'b.json', …)`, each once. */
function findPairs(): { vtt: string; json: string }[] {
	const calls = globSync('**/*.js', { cwd: folder })
		.sort()
		.flatMap((file) => [
			...readFileSync(join(folder, file), 'utf8').matchAll(/test\.jsonEqual\w*\(\s*["']([^"']+)["'],\s*["']([^"']+)["']/g),
		]);
	return [...new Map(calls.map(([, vtt = '', json = '']) => [vtt, { vtt, json }])).values()];
}

async function tryPairs(parse: Parse, name: string): Promise<string[]> {
	const failed: string[] = [];
	const pairs = findPairs();
	for (const { vtt, json } of pairs) {
		const expected = (JSON.parse(readFileSync(join(folder, json), 'utf8')) as { cues: Cue[] }).cues.map(pick);
		const found = await parse(readFileSync(join(folder, vtt), 'utf8')).then(
			(cues) => cues.map(pick),
			(error: unknown) => [String(error)],
		);
		if (JSON.stringify(found) === JSON.stringify(expected)) continue;
		failed.push(
			`${vtt}\n    expected ${JSON.stringify(expected).slice(0, 300)}\n    found    ${JSON.stringify(found).slice(0, 300)}`,
		);
	}
	console.log(`${name}: ${pairs.length - failed.length} of ${pairs.length} pairs of files`);
	return failed;
}

const pick = ({ startTime, endTime, id, text }: Cue): Cue => ({ startTime, endTime, id: id ?? '', text });

/** The text of a cue in the W3C's drawing of the tree that it expects. */
function textOf(tree: string): string {
	const strings = [...tree.matchAll(/^\| *"((?:[^"]|"(?!$))*)"$/gm)].map(([, text]) => text);
	return strings.join('').trim();
}

function tryCueTexts(): string[] {
	const failed: string[] = [];
	let count = 0;
	for (const file of globSync('**/wpt-cue-parsing/*.json', { cwd: folder }).sort()) {
		const tests = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { text: string; expectedTree: string }[];
		for (const { text, expectedTree } of tests) {
			count++;
			const expected = textOf(expectedTree);
			const found = readCueText(decodeText(text).replace(/\n$/, ''))
				.map(({ text }) => text)
				.join('')
				.trim();
			if (found !== expected)
				failed.push(
					`${file}: ${JSON.stringify(text)}\n    expected ${JSON.stringify(expected)}\n    found    ${JSON.stringify(found)}`,
				);
		}
	}
	if (count > 0) console.log(`ours: ${count - failed.length} of ${count} cue texts of the W3C`);
	return failed;
}

const failed = [...(await tryPairs(parseOurs, 'ours')), ...tryCueTexts()];
for (const failure of failed) console.log(`  ${failure}`);
if (values.beside) {
	const theirs = await tryPairs(await parserBeside(values.beside), 'media-captions');
	for (const failure of theirs) console.log(`  ${values.all ? failure : failure.split('\n', 1)[0]}`);
}
process.exitCode = failed.length > 0 ? 1 : 0;
