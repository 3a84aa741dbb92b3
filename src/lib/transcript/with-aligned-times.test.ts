import { expect, test } from 'vitest';
import type { AlignedSentence } from './alignment.ts';
import type { Transcript } from './transcript.ts';
import { sentencesToAlign, withAlignedTimes } from './with-aligned-times.ts';
import { withoutAlignedTimes } from './without-aligned-times.ts';

const typed: Transcript = {
	language: 'nb',
	turns: [
		{ kind: 'speech', speaker: 'Kari', text: 'Hei. Hvem er du?' },
		{ kind: 'speech', speaker: 'Ola', text: 'Jeg er\n\nOla.', startMs: 4000 },
	],
};

const found = (startMs: number, text: string, confidence = 0.9): AlignedSentence => ({
	startMs,
	endMs: startMs + 500,
	confidence,
	words: text.split(' ').map((word, i) => ({ text: word, startMs: startMs + i, endMs: startMs + i + 1, confidence })),
});

test('the aligner is asked for every sentence, with its speaker', () => {
	expect(sentencesToAlign(typed)).toEqual([
		{ text: 'Hei.', language: 'nb', speaker: 'Kari' },
		{ text: 'Hvem er du?', language: 'nb', speaker: 'Kari' },
		{ text: 'Jeg er', language: 'nb', speaker: 'Ola' },
		{ text: 'Ola.', language: 'nb', speaker: 'Ola' },
	]);
});

test('what was found becomes times, and a given time of a turn stays', () => {
	const timed = withAlignedTimes(typed, [found(1000.4, 'Hei.'), found(2000, 'Hvem er du?', 0.3), undefined, found(5000, 'Ola.')]);
	expect(timed.turns[0]).toMatchObject({ startMs: 1000, endMs: 1500 });
	expect(timed.turns[0]?.sentences?.[0]).toEqual({
		text: 'Hei.',
		startMs: 1000,
		endMs: 1500,
		source: 'aligned',
		confidence: 0.9,
		words: [{ text: 'Hei.', startMs: 1000, endMs: 1001 }],
	});
	expect(timed.turns[0]?.sentences?.[1]).toMatchObject({ startMs: 2000, confidence: 0.3 });
	expect(timed.turns[0]?.sentences?.[1]).not.toHaveProperty('words');
	expect(timed.turns[1]).toMatchObject({ startMs: 4000, endMs: 5500, sentences: [{ text: 'Jeg er' }, { startMs: 5000 }] });
});

test('without its aligned times the transcript is as it was typed', () => {
	const timed = withAlignedTimes(typed, [found(1000, 'Hei.'), found(2000, 'Hvem er du?'), undefined, found(5000, 'Ola.')]);
	expect(withoutAlignedTimes(timed)).toEqual(typed);
});

test('a time that somebody edited outlives a new alignment', () => {
	const edited: Transcript = {
		language: 'nb',
		turns: [{ kind: 'speech', text: 'Hei.', sentences: [{ text: 'Hei.', startMs: 700, source: 'edited', confidence: 1 }] }],
	};
	expect(withAlignedTimes(edited, [found(1000, 'Hei.')]).turns[0]?.sentences?.[0]).toMatchObject({ startMs: 700 });
	expect(withoutAlignedTimes(edited)).toEqual(edited);
});
