/**
 * Times a recording with echogarden's `dtw`, for comparison: an oracle, never a dependency (`npm i echogarden` in a folder of
 * its own). It downloads its synthesiser the first time that it runs; where it cannot, unpack `@echogarden/espeak-ng-emscripten`
 * into the folder of packages that its error names.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findTools } from '../../src/lib/media/find-tools.server.ts';
import { readSamples } from '../../src/lib/media/read-samples.server.ts';
import { ownCost } from './own-cost.ts';

const { path, sentences, folder } = JSON.parse(readFileSync(0, 'utf8')) as {
	path: string;
	sentences: { text: string; language: string }[];
	folder: string;
};
const entry = createRequire(join(folder, 'package.json')).resolve('echogarden');
const { align } = await import(pathToFileURL(entry).href);
const text = sentences.map((sentence) => sentence.text).join('\n');
const audio = { audioChannels: [await readSamples(await findTools(), path)], sampleRate: 16000 };
// Its progress goes to standard output, which is ours.
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;
const { wordTimeline } = await align(audio, text, { engine: 'dtw', language: sentences[0]?.language ?? 'nb' });
process.stdout.write = write;
const words = wordStarts(wordTimeline);
console.log(JSON.stringify({ times: { sentences: words.map(([first]) => first ?? null), words }, ...ownCost() }));

/** Its words are cut otherwise than ours: each of ours takes the first of its words, in order, that it begins with. */
function wordStarts(timeline: { text: string; startTime: number }[]): (number | null)[][] {
	const plain = (word: string) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
	let from = 0;
	return sentences.map((sentence) =>
		sentence.text.split(' ').map((word) => {
			for (let at = from; at < Math.min(timeline.length, from + 12); at++) {
				const heard = plain(timeline[at]?.text ?? '');
				if (heard === '' || !plain(word).startsWith(heard)) continue;
				from = at + 1;
				return timeline[at]?.startTime ?? null;
			}
			return null;
		}),
	);
}
