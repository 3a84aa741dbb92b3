/** Reads a recording from standard input, times it as the product does, and prints the outcome and what it cost. */
import { readFileSync } from 'node:fs';
import { findTools } from '../../src/lib/media/find-tools.server.ts';
import { readSamples } from '../../src/lib/media/read-samples.server.ts';
import { alignRecording } from '../../src/lib/transcript/align-recording.server.ts';
import { ownCost } from './own-cost.ts';

const { path, sentences } = JSON.parse(readFileSync(0, 'utf8'));
const alignment = await readSamples(await findTools(), path).then((samples) => alignRecording({ samples, sentences }));
const seconds = Math.max(0, ...alignment.sentences.map((sentence) => (sentence ? sentence.endMs / 1000 : 0)));
console.log(JSON.stringify({ alignment, seconds, ...ownCost() }));
