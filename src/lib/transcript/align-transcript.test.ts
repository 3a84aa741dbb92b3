import { describe, expect, it } from 'vitest';
import type { Reference } from './align/reference.ts';
import { alignTranscript } from './align-transcript.ts';
import type { SentenceToAlign } from './alignment.ts';
import { splitWords } from './split-words.ts';
import { leastConfidence } from './transcript.ts';

const rate = 16_000;

/** A repeatable number between −1 and 1. */
function chance(seed: number): number {
	const x = Math.sin(seed * 12.9898) * 43758.5453;
	return 2 * (x - Math.floor(x)) - 1;
}

/** Every letter is a chord of its own over a breath of noise: enough of a voice to be told apart. */
function say(letters: string, voice: { pitch: number; pace: number }): { samples: number[]; starts: number[] } {
	const samples: number[] = [];
	const starts: number[] = [];
	for (const [index, letter] of [...letters].entries()) {
		starts.push(samples.length / rate);
		const code = letter.charCodeAt(0) - 96;
		const length = Math.round(0.08 * voice.pace * (1 + 0.2 * chance(code + index)) * rate);
		for (let n = 0; n < length; n++) {
			const seconds = n / rate;
			const tone = (hertz: number) => Math.sin(2 * Math.PI * hertz * voice.pitch * seconds);
			const chord = tone(250 + 23 * code) + 0.7 * tone(900 + 71 * ((code * 7) % 26)) + 0.5 * tone(2200 + 97 * ((code * 11) % 26));
			samples.push(0.1 * chord + 0.01 * chance(samples.length));
		}
	}
	return { samples, starts };
}

function synthesise(text: string): Reference {
	const samples: number[] = [];
	const words = splitWords(text).map((word) => {
		const letters = word.toLowerCase().replace(/[^a-z]/g, '');
		const said = say(letters, { pitch: 1, pace: 1 });
		const at = samples.length / rate;
		samples.push(...said.samples);
		const ends = [...said.starts.slice(1), said.samples.length / rate];
		const phones = [...letters].map((name, n) => ({
			name,
			startMs: (at + (said.starts[n] ?? 0)) * 1000,
			endMs: (at + (ends[n] ?? 0)) * 1000,
		}));
		return { phones };
	});
	return { samples: () => Float32Array.from(samples), sampleRate: rate, words };
}

const lines = [
	'We moved the old library into a bus',
	'Nobody believed that it would last',
	'Why a bus of all things',
	'Because roads were what we had plenty of',
	'In winter the driver read aloud to the children',
	'Then the neighbours wanted one as well',
	'How many buses are there today',
	'Eleven and a small boat for the islands',
];

/** A recording by two other voices, with a hiss, and where each line starts in it. */
function record(spoken: string[]): { samples: Float32Array; starts: number[] } {
	const samples: number[] = Array(rate / 2).fill(0);
	const starts = spoken.map((line, index) => {
		const start = samples.length / rate;
		const voice = index % 2 === 0 ? { pitch: 1.06, pace: 1.2 } : { pitch: 0.95, pace: 0.9 };
		for (const word of line.toLowerCase().split(' ')) samples.push(...say(word, voice).samples);
		samples.push(...Array(Math.round((0.3 + 0.2 * chance(index)) * rate)).fill(0));
		return start;
	});
	return { samples: Float32Array.from(samples, (sample, n) => sample + 0.003 * chance(n)), starts };
}

const sentence = (text: string, index: number): SentenceToAlign => ({
	text,
	language: 'en',
	speaker: index % 2 === 0 ? 'Host' : 'Guest',
});

describe('alignTranscript', () => {
	it('gives every sentence its time, its words in order, and tells how far it is', async () => {
		const { samples, starts } = record(lines);
		const progress: number[] = [];
		const { sentences, textOnly, soundOnly } = await alignTranscript(
			{ samples, sentences: lines.map(sentence), synthesise },
			{ onProgress: (done) => progress.push(done) },
		);
		expect(textOnly).toEqual([]);
		expect(soundOnly).toEqual([]);
		for (const [index, found] of sentences.entries()) {
			expect(Math.abs((found?.startMs ?? 0) / 1000 - (starts[index] ?? 0)), lines[index]).toBeLessThan(0.1);
			expect(found?.confidence).toBeGreaterThan(leastConfidence);
			expect(found?.words.map(({ text }) => text)).toEqual(splitWords(lines[index] ?? ''));
			const times = found?.words.flatMap(({ startMs, endMs }) => [startMs, endMs]) ?? [];
			expect(times).toEqual(times.toSorted((a, b) => a - b));
		}
		expect(progress).toEqual(progress.toSorted((a, b) => a - b));
		expect(progress.at(-1)).toBe(1);
	});

	it('reports a sentence that is not in the sound, and sound that is not in the text', async () => {
		const unwritten = 'Somebody talks for quite a while about something else entirely here';
		const spoken = [...lines.slice(0, 4), unwritten, ...lines.slice(4)];
		const { samples, starts } = record(spoken);
		const texts = [...lines.slice(0, 6), 'This question was cut from the sound', ...lines.slice(6)];
		const { sentences, textOnly, soundOnly } = await alignTranscript({ samples, sentences: texts.map(sentence), synthesise });
		expect(textOnly).toEqual([6]);
		expect(sentences[6]).toBeUndefined();
		expect(soundOnly).toHaveLength(1);
		expect(Math.abs((soundOnly[0]?.startMs ?? 0) / 1000 - (starts[4] ?? 0))).toBeLessThan(0.4);
		expect(Math.abs((sentences[4]?.startMs ?? 0) / 1000 - (starts[5] ?? 0))).toBeLessThan(0.1);
	});

	it('stops when it is told to', async () => {
		const stop = new AbortController();
		const { samples } = record(lines);
		const running = alignTranscript(
			{ samples, sentences: lines.map(sentence), synthesise },
			{ signal: stop.signal, onProgress: (done) => done > 0.1 && stop.abort() },
		);
		await expect(running).rejects.toThrow('aborted');
	});

	it('has nothing to say about no text, no sound and signs that are not read', async () => {
		const { samples } = record(lines.slice(0, 1));
		const nothing = { sentences: [], textOnly: [] };
		expect(await alignTranscript({ samples, sentences: [], synthesise })).toMatchObject(nothing);
		const dash = { text: '–', language: 'en' };
		expect((await alignTranscript({ samples, sentences: [dash], synthesise })).textOnly).toEqual([0]);
		expect(
			(await alignTranscript({ samples: new Float32Array(10), sentences: [sentence('Hello', 0)], synthesise })).textOnly,
		).toEqual([0]);
		expect(
			(await alignTranscript({ samples: new Float32Array(rate), sentences: [sentence('Hello', 0)], synthesise })).textOnly,
		).toEqual([0]);
	});

	it('finds the rest when a long stretch of the text is not in the sound', async () => {
		const { samples, starts } = record(lines);
		const foreign = Array.from(
			{ length: 24 },
			(_, n) => `Nobody reads paragraph ${'abcdefghijklmnopqrstuvwxyz'.slice(n)} of this`,
		);
		const texts = [...lines.slice(0, 4), ...foreign, ...lines.slice(4)];
		const { sentences } = await alignTranscript({ samples, sentences: texts.map(sentence), synthesise });
		for (const [index, start] of starts.entries()) {
			const found = sentences[index < 4 ? index : index + foreign.length];
			expect(Math.abs((found?.startMs ?? 0) / 1000 - start), lines[index]).toBeLessThan(0.1);
		}
	});

	it('does not look for the first sentence in a tune before it', async () => {
		const { samples, starts } = record(lines);
		const seconds = 8;
		const whole = new Float32Array(seconds * rate + samples.length);
		whole.set(samples, seconds * rate);
		for (let n = 0; n < seconds * rate; n++) {
			const hertz = [262, 330, 392, 523][Math.floor((2 * n) / rate) % 4] as number;
			const tones = [1, 2, 3, 4].map((partial) => Math.sin((2 * Math.PI * hertz * partial * n) / rate) / partial);
			whole[n] = 0.1 * tones.reduce((sum, tone) => sum + tone, 0) + 0.003 * chance(n);
		}
		const { sentences } = await alignTranscript({ samples: whole, sentences: lines.map(sentence), synthesise });
		for (const [index, start] of starts.entries())
			expect(Math.abs((sentences[index]?.startMs ?? 0) / 1000 - start - seconds), lines[index]).toBeLessThan(0.1);
	});

	it('is not sure of a word that it looks for in noise', async () => {
		const samples = Float32Array.from({ length: 60 * rate }, (_, n) => 0.1 * chance(n));
		const { sentences } = await alignTranscript({ samples, sentences: [sentence('Hello', 0)], synthesise });
		expect(sentences[0]?.confidence ?? 0).toBeLessThan(leastConfidence);
	});

	it('does not read a book for the sake of five seconds', async () => {
		const book = Array.from({ length: 2500 }, (_, n) =>
			sentence('Somebody wrote this and nobody says it anywhere in the recording', n),
		);
		let read = 0;
		const reader = (text: string) => {
			read++;
			return synthesise(text);
		};
		const { textOnly } = await alignTranscript({ samples: new Float32Array(5 * rate), sentences: book, synthesise: reader });
		expect(textOnly).toHaveLength(2500);
		expect(read).toBe(0);
	});

	it('takes broken samples for silence', async () => {
		const samples = new Float32Array(2 * rate).fill(Number.NaN);
		expect((await alignTranscript({ samples, sentences: [sentence('Hello', 0)], synthesise })).textOnly).toEqual([0]);
	});
});
