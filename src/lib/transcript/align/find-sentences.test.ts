import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildChain, gapColumn, outsideColumn, quietColumn } from './chain.ts';
import { findSentences } from './find-sentences.ts';
import { findStates } from './find-states.ts';
import type { ReferenceWord } from './reference.ts';
import { windowsAround } from './windows.ts';

const shape = { stay: -0.1, skip: -4, skipWord: -40, skipSentence: -50, skipNextSentence: -50, outburst: -5, beam: 10_000 };
const phoneColumns = 8;

/** A word of the phones a…h. */
function word(letters: string): ReferenceWord {
	return { phones: [...letters].map((name) => ({ name, startMs: 0, endMs: 90 })) };
}

const column = (phone: string) => 3 * (1 + phone.charCodeAt(0) - 97);

/** Scores for a recording in which each frame is one column, which alone explains it. */
function scoresOf(heard: number[]) {
	return (frame: number) => {
		const row = new Float32Array(3 * (phoneColumns + 1)).fill(-8);
		row[heard[frame] ?? 0] = 0;
		row[outsideColumn] = heard[frame] === outsideColumn ? 0 : -5;
		row[quietColumn] = heard[frame] === outsideColumn ? 0 : -9;
		row[gapColumn] = (row[outsideColumn] as number) - 0.5;
		return row;
	};
}

/** Frames of a word spoken with three frames for each part of a phone. */
const spoken = (letters: string) =>
	[...letters].flatMap((phone) => [0, 1, 2].flatMap((part) => Array<number>(3).fill(column(phone) + part)));
const tables = () => ({ steps: new Uint8Array(), seen: new Float32Array() });
const quiet = (frames: number) => Array<number>(frames).fill(outsideColumn);
const everywhere = (count: number, frames: number) => windowsAround(Array(count).fill(undefined), frames, 0);

describe('findSentences', () => {
	const letters = fc
		.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { minLength: 3, maxLength: 6 })
		.map((all) => all.join(''));
	const sentence = fc.record({
		words: fc.array(letters, { minLength: 2, maxLength: 4 }),
		before: fc.integer({ min: 5, max: 60 }),
	});

	it('finds every sentence to the frame when the recording is the text', () => {
		fc.assert(
			fc.property(fc.array(sentence, { minLength: 1, maxLength: 6 }), (sentences) => {
				const heard: number[] = [];
				const truth = sentences.map(({ words, before }) => {
					heard.push(...quiet(before));
					const from = heard.length;
					heard.push(...words.flatMap(spoken));
					return { from, to: heard.length - 1 };
				});
				heard.push(...quiet(5));
				const chain = buildChain(
					sentences.map(({ words }) => words.map(word)),
					column,
					shape,
				);
				const found = findSentences(chain, heard.length, scoresOf(heard), everywhere(sentences.length, heard.length));
				expect(found).toEqual(truth);
				for (const [index, span] of truth.entries()) {
					const { states } = findStates(chain, index, span, scoresOf(heard), tables());
					expect([...states].map((state) => chain.columns[state])).toEqual(heard.slice(span.from, span.to + 1));
				}
			}),
			{ numRuns: 60 },
		);
	});

	it('leaves out what is not said, and passes over what is not written', () => {
		const texts = ['abcdabcd', 'efghefgh', 'hgfehgfe'];
		const heard = [
			...quiet(10),
			...spoken('abcdabcd'),
			...quiet(20),
			...spoken('bbbbdddd'),
			...quiet(20),
			...spoken('hgfehgfe'),
			...quiet(10),
		];
		const chain = buildChain(
			texts.map((text) => [word(text)]),
			column,
			shape,
		);
		const found = findSentences(chain, heard.length, scoresOf(heard), everywhere(3, heard.length));
		expect(found).toEqual([{ from: 10, to: 81 }, undefined, { from: 194, to: 265 }]);
	});

	it('bridges a word that was changed and a filler', () => {
		const heard = [
			...quiet(10),
			...spoken('abca'),
			...spoken('hhhh'),
			...spoken('dcba'),
			...spoken('gg'),
			...spoken('efge'),
			...quiet(10),
		];
		const chain = buildChain([['abca', 'bbdd', 'dcba', 'efge'].map(word)], column, { ...shape, skipWord: -20 });
		const [span] = findSentences(chain, heard.length, scoresOf(heard), everywhere(1, heard.length));
		expect(span).toEqual({ from: 10, to: heard.length - 11 });
		const { states } = findStates(chain, 0, { from: 10, to: heard.length - 11 }, scoresOf(heard), tables());
		const starts = [0, 1, 2, 3].map((wanted) => [...states].findIndex((state) => chain.words[state] === wanted));
		expect(starts).toEqual([0, -1, 72, 126]);
	});

	it('finds nothing where there is nothing', () => {
		const chain = buildChain([[word('abcd')], []], column, shape);
		expect(findSentences(chain, 50, scoresOf(quiet(50)), everywhere(2, 50))).toEqual([undefined, undefined]);
	});
});
