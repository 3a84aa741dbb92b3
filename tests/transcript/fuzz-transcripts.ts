import { Invalid } from '#lib/platform/errors.ts';
import { readTranscriptFile } from '#lib/transcript/read-transcript-file.ts';
import type { TranscriptFormat } from '#lib/transcript/transcript-format.ts';
import { type SampleFile, sampleFiles } from './sample-files.ts';

/** What became of the bytes that one reader was fed. */
export interface FuzzResult {
	format: TranscriptFormat;
	files: number;
	bytes: number;
	read: number;
	refused: number;
	/** Where the reader crashed or took too long, with what repeats it. */
	problems: string[];
	slowestMsPerMegabyte: number;
}

type Random = (below: number) => number;

const LARGEST = 300_000;
/** Below this size the time of one file is noise. */
const MEASURED = 100_000;

/** Feeds a format's reader so many bytes of noise, of mutated files, and of their repeated parts. */
export function fuzzFormat(format: TranscriptFormat, bytes: number, seed: number): FuzzResult {
	const result: FuzzResult = { format, files: 0, bytes: 0, read: 0, refused: 0, problems: [], slowestMsPerMegabyte: 0 };
	const samples = sampleFiles.filter((sample) => sample.format === format);
	for (let number = seed; result.bytes < bytes; number++) feed(result, makeFile(samples, randomFrom(number)), number);
	return result;
}

function feed(result: FuzzResult, file: Uint8Array, number: number): void {
	const { format } = result;
	let attempt = tryToRead(file, format);
	// Once more before it counts as slow: the machine may have been busy.
	if (isSlow(file, attempt.ms)) attempt = tryToRead(file, format);
	result.files++;
	result.bytes += file.length;
	if (attempt.error) result.refused++;
	else result.read++;
	if (file.length >= MEASURED)
		result.slowestMsPerMegabyte = Math.max(result.slowestMsPerMegabyte, (attempt.ms / file.length) * 1e6);
	const where = `${format}, seed ${number}, ${file.length} bytes`;
	if (attempt.error && !(attempt.error instanceof Invalid)) result.problems.push(`${where}: ${attempt.error}`);
	if (isSlow(file, attempt.ms)) result.problems.push(`${where}: ${Math.round(attempt.ms)} ms`);
}

function tryToRead(file: Uint8Array, format: TranscriptFormat): { ms: number; error?: unknown } {
	const before = performance.now();
	try {
		readTranscriptFile(file, format, { language: 'nb', people: ['Kari Eksempel', 'Ola Oppdiktet'] });
		return { ms: performance.now() - before };
	} catch (error) {
		return { ms: performance.now() - before, error };
	}
}

/** More than a second for a megabyte, and a moment for what a short file cannot help. */
function isSlow(file: Uint8Array, ms: number): boolean {
	return ms > 100 + (file.length / 1_000_000) * 1000;
}

function makeFile(samples: readonly SampleFile[], random: Random): Uint8Array {
	const sample = pick(samples, random);
	const { text, pack } = sample;
	const packed = pack ? pack(text) : Buffer.from(text);
	switch (random(6)) {
		case 0:
			return noise(randomLength(random), random);
		case 1:
			return mutateBytes(packed, random);
		case 2:
			return pack ? pack(repeatedPart(text, random)) : Buffer.from(repeatedPart(text, random));
		case 3:
			return Buffer.from(text.startsWith('{') ? mutateJson(text, random) : mutateText(text, random));
		default:
			return pack ? pack(mutateText(text, random)) : Buffer.from(mutateText(text, random));
	}
}

function noise(length: number, random: Random): Uint8Array {
	return Uint8Array.from({ length }, () => random(256));
}

function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
	const mutated = Uint8Array.from(bytes);
	for (let left = 1 + random(8); left > 0; left--) mutated[random(mutated.length)] = random(256);
	return mutated.subarray(0, random(4) === 0 ? 1 + random(mutated.length) : mutated.length);
}

const strange = [
	'\0',
	'\ud800',
	'-->',
	'<',
	'>',
	'"',
	'\\',
	'{',
	'[',
	'-1',
	'1e999',
	'NaN',
	'99:99:99.999',
	'&#x110000;',
	'\n\n',
	'\u2028',
	':',
];

/** Parts go, come back, come twice, or are put in the place of others; in the end the whole may come many times. */
function mutateText(text: string, random: Random): string {
	let mutated = text;
	for (let left = 1 + random(10); left > 0; left--) {
		const at = random(mutated.length + 1);
		const part = mutated.slice(at, at + random(30));
		const put = [pick(strange, random), part + part, '', mutated.slice(random(mutated.length + 1)).slice(0, 40)][random(4)] ?? '';
		mutated = mutated.slice(0, at) + put + mutated.slice(at + (random(2) === 0 ? part.length : 0));
	}
	return random(10) === 0 ? repeat(mutated, random) : mutated;
}

const strangeValues = [null, true, -1, 1e300, '', 'NaN', '00:99', '\ud800', {}, [], [[]], { text: 7 }, 0.0004];

/** Well-formed JSON with other values in it, lists now and then much longer. */
function mutateJson(text: string, random: Random): string {
	return JSON.stringify(JSON.parse(text), (_, value) => {
		if (random(12) === 0) return structuredClone(pick(strangeValues, random));
		if (!Array.isArray(value) || random(4) > 0) return value;
		return Array.from({ length: 1 + random(random(20) === 0 ? 2000 : 20) }, (_, i) => value[i % value.length]);
	});
}

/** What makes a careless reader slow: a part of a file many thousand times, with the file around it. */
function repeatedPart(text: string, random: Random): string {
	const at = random(text.length);
	const part = random(2) === 0 ? pick(strange, random) : text.slice(at, at + 1 + random(12));
	return text.slice(0, at) + repeat(part, random) + text.slice(at);
}

function repeat(text: string, random: Random): string {
	return text.repeat(Math.ceil(randomLength(random) / Math.max(1, text.length)));
}

/** Most files are short, so that there are many. */
function randomLength(random: Random): number {
	return 1 + random(random(40) === 0 ? LARGEST : 2000);
}

function pick<T>(from: readonly T[], random: Random): T {
	const picked = from[random(from.length)];
	if (picked === undefined) throw new RangeError('There is nothing to pick from.');
	return picked;
}

/** Marsaglia's xorshift: the same numbers for the same seed, everywhere. */
function randomFrom(seed: number): Random {
	let state = (seed * 2_654_435_761 + 1) | 0 || 1;
	return (below) => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) % below;
	};
}
