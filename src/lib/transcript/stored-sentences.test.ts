import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitWords } from './split-words.ts';
import { restoreSentences, storeSentences } from './stored-sentences.ts';
import type { Sentence, Turn } from './transcript.ts';

const wordText = fc.stringMatching(/^[a-zæøå.,]{1,8}$/);
const time = fc.option(fc.nat(5_000_000), { nil: undefined });
const words = fc.array(fc.record({ text: wordText, startMs: time, endMs: time }), { minLength: 1, maxLength: 8 });
const sentence = fc.tuple(words, time, fc.boolean()).map(([list, startMs, withWords]): Sentence => {
	const known = list.map(({ text, startMs, endMs }) => ({
		text,
		...(startMs !== undefined && { startMs }),
		...(endMs !== undefined && { endMs }),
	}));
	const isTimed = withWords && known.some(({ startMs, endMs }) => startMs !== undefined || endMs !== undefined);
	return {
		text: list.map(({ text }) => text).join(' '),
		...(startMs !== undefined && { startMs, source: 'aligned', confidence: 0.9 }),
		...(isTimed && { words: known }),
	};
});
const turn = fc
	.array(sentence, { minLength: 1, maxLength: 5 })
	.map((sentences): Turn => ({ kind: 'speech', text: sentences.map(({ text }) => text).join('\n\n'), sentences }));

test('a turn comes back from the database as it went in', () => {
	fc.assert(
		fc.property(turn, (turn) => {
			const { sentences, wordTimes } = storeSentences(turn);
			const { sentences: _, ...bare } = turn;
			expect(restoreSentences(bare, JSON.parse(JSON.stringify(sentences)), wordTimes ?? undefined)).toEqual(turn);
		}),
	);
});

test('every word of the turn has two times, wherever one of them is known', () => {
	fc.assert(
		fc.property(turn, (turn) => {
			const { wordTimes } = storeSentences(turn);
			if (wordTimes) expect(wordTimes).toHaveLength(2 * splitWords(turn.text).length);
		}),
	);
});

test('a turn without sentences stays one', () => {
	const bare: Turn = { kind: 'speech', text: 'Hei.' };
	expect(restoreSentences(bare, storeSentences(bare).sentences ?? undefined, undefined)).toEqual(bare);
});
