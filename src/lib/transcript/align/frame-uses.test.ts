import { expect, it } from 'vitest';
import { buildChain } from './chain.ts';
import { frameUse, usesOfFrames } from './frame-uses.ts';

const shape = { stay: -2, skip: -3, skipWord: -100, skipSentence: -40, skipNextSentence: -40, outburst: -20, beam: 2000 };
const word = { phones: [{ name: 'a', startMs: 0, endMs: 90 }] };
/** Sentences of two words of three states each, with a gap between them. */
const chain = buildChain(Array(3).fill([word, word]), () => 3, shape);
const { none, spoken, passed } = frameUse;

/** The uses of the states of sentences that were found ten frames apart, by how long each state lasts. */
function usesOf(sentences: number[][]): number[][] {
	let at = 0;
	const places = sentences.map((lengths, sentence) => {
		const first = chain.starts[sentence] as number;
		const states = Int32Array.from(lengths.flatMap((length, state) => Array<number>(length).fill(first + state)));
		const from = at + 10;
		at = from + states.length;
		return { span: { from, to: at - 1 }, states, scores: new Float32Array(states.length) };
	});
	const uses = usesOfFrames(at + 10, chain, [...places, undefined]);
	return places.map(({ span }, sentence) => {
		let end = span.from;
		expect(uses[end - 1]).toBe(none);
		return (sentences[sentence] ?? []).map((length) => {
			end += length;
			expect(new Set(uses.subarray(end - length, end)).size).toBe(1);
			return uses[end - 1] as number;
		});
	});
}

const usual = [39, 5, 8, 30, 12, 39, 7];
const said = [spoken, spoken, spoken, none, spoken, spoken, spoken];

it('takes for speech what lasts as long as speech does, but no gap', () => {
	expect(usesOf([usual, usual])).toEqual([said, said]);
});

it('tells a tune that a word was stretched over', () => {
	expect(usesOf([[5, 600, 8, 3, 12, 6, 7], usual])).toEqual([[spoken, passed, spoken, none, spoken, spoken, spoken], said]);
});

it('learns nothing from a sound that lasts too long, unless most sentences have one', () => {
	const stretched = [5, 40, 8, 30, 12, 219, 7];
	expect(usesOf([stretched, usual, usual])[0]).toEqual([spoken, none, spoken, none, spoken, none, spoken]);
	expect(usesOf([stretched, stretched, usual])).toEqual([said, said, said]);
});
