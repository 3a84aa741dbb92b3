import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doEdit, redoEdit, startHistory, undoEdit } from './edit-history.ts';
import { editTurns, roomAt, startAt, type TranscriptEdit } from './edit-transcript.ts';
import { findText } from './find-text.ts';
import { splitSentences } from './split-sentences.ts';
import { splitWords } from './split-words.ts';
import type { Sentence, Turn, Word } from './transcript.ts';

const someWord = fc.constantFrom(
	'Vi',
	'prøvde',
	'bussen',
	'først',
	'og',
	'så',
	'spurte',
	'alle',
	'ja.',
	'Hvorfor?',
	'nei,',
	'det',
	'Gikk',
	'bra!',
);
const someText = fc.array(someWord, { minLength: 1, maxLength: 14 }).map((words) => words.join(' '));

interface Timing {
	ms: number;
	pauseMs: number;
	words: 'all' | 'some' | 'none';
}
const timing: fc.Arbitrary<Timing> = fc.record({
	ms: fc.integer({ min: 0, max: 900 }),
	pauseMs: fc.integer({ min: 0, max: 500 }),
	words: fc.constantFrom('all', 'some', 'none'),
});

/** Turns whose times go forward, some without sentences, some whose words have times. */
const someTurns = fc
	.array(
		fc.record({
			text: someText,
			speaker: fc.option(fc.constantFrom('Kari', 'Ola', 'Åse'), { nil: undefined }),
			timing: fc.option(timing, { nil: undefined }),
		}),
		{
			minLength: 1,
			maxLength: 6,
		},
	)
	.map((turns) => {
		let at = 0;
		return turns.map(({ text, speaker, timing }): Turn => {
			const turn: Turn = { kind: 'speech', text, ...(speaker && { speaker }) };
			if (!timing) return turn;
			const sentences = splitSentences(text).map((sentence) => {
				const timed = timedSentence(sentence.trim(), at, timing);
				at = (timed.endMs ?? at) + timing.pauseMs;
				return timed;
			});
			return { ...turn, startMs: sentences[0]?.startMs, endMs: sentences.at(-1)?.endMs, sentences };
		});
	});

function timedSentence(text: string, from: number, { ms, words }: Timing): Sentence {
	let at = from;
	const timed = splitWords(text).map((text, i): Word => {
		const word = words === 'some' && i % 2 === 1 ? { text } : { text, startMs: at, endMs: at + ms };
		at += ms;
		return word;
	});
	return { text, startMs: from, endMs: at, source: 'aligned', confidence: 0.9, ...(words !== 'none' && { words: timed }) };
}

const place = fc.nat(1000);
const within = (at: number, length: number) => at % Math.max(1, length);
/** Any edit, made to fit the turns. */
const someEdit = fc
	.record({
		kind: fc.constantFrom('correct', 'split', 'join', 'insert', 'remove', 'assign', 'rename', 'replace', 'move', 'untime'),
		a: place,
		b: place,
		c: place,
		ms: fc.integer({ min: -2000, max: 20_000 }),
		text: someText,
	})
	.map(({ kind, a, b, c, ms, text }) => (turns: readonly Turn[]): TranscriptEdit => {
		const turn = within(a, turns.length);
		const sentences = turns[turn]?.sentences ?? [];
		const sentence = within(b, sentences.length);
		switch (kind) {
			case 'correct': {
				const words = splitWords(turns[turn]?.text ?? '');
				return {
					kind,
					turn,
					text: words.toSpliced(within(b, words.length), c % 3, ...splitWords(text).slice(0, c % 4)).join(' '),
				};
			}
			case 'split':
				return { kind, turn, word: within(b, splitWords(turns[turn]?.text ?? '').length) };
			case 'insert':
				return { kind, turn, text, speaker: 'Kari' };
			case 'assign':
				return { kind, turn, speaker: ['Kari', 'Ny', ''][c % 3] as string };
			case 'rename':
				return { kind, speaker: 'Kari', to: ['Ola', 'Ny'][c % 2] as string };
			case 'replace':
				return { kind, query: { text: splitWords(text)[0] ?? '' }, replacement: text };
			case 'move':
				return { kind, place: { turn, sentence, word: within(c, sentences[sentence]?.words?.length ?? 0) }, toMs: ms };
			case 'untime':
				return { kind, from: turn, to: turn + (b % 2) };
			default:
				return { kind: kind as 'join' | 'remove', turn };
		}
	});

/** Every time that a transcript tells, in the order in which it is read. */
function allTimes(turns: readonly Turn[]): number[] {
	return turns
		.flatMap(({ startMs, endMs, sentences = [] }) => [
			startMs,
			...sentences.flatMap((sentence) => [
				sentence.startMs,
				...(sentence.words?.flatMap((word) => [word.startMs, word.endMs]) ?? []),
				sentence.endMs,
			]),
			endMs,
		])
		.filter((ms) => ms !== undefined);
}
const wordsOf = (turns: readonly Turn[]) => turns.flatMap(({ text }) => splitWords(text));

describe('any edit', () => {
	it('is undone and done again without a trace', () => {
		fc.assert(
			fc.property(someTurns, fc.array(someEdit, { maxLength: 8 }), (turns, edits) => {
				const states = [startHistory(turns)];
				for (const edit of edits) {
					const last = states.at(-1) as (typeof states)[number];
					states.push(doEdit(last, edit(last.turns)));
				}
				let now = states.at(-1) as (typeof states)[number];
				const end = now.turns;
				while (now.past.length > 0) now = undoEdit(now);
				expect(now.turns).toEqual(turns);
				while (now.future.length > 0) now = redoEdit(now);
				expect(now.turns).toEqual(end);
			}),
		);
	});

	it('leaves times that never run backwards, and sentences that have the words of their turn', () => {
		fc.assert(
			fc.property(someTurns, fc.array(someEdit, { maxLength: 5 }), (given, edits) => {
				let turns: readonly Turn[] = given;
				for (const edit of edits) turns = editTurns(turns, edit(turns));
				expect(allTimes(turns)).toEqual(allTimes(turns).toSorted((a, b) => a - b));
				for (const { text, sentences } of turns) {
					if (!sentences) continue;
					expect(sentences.flatMap((sentence) => splitWords(sentence.text))).toEqual(splitWords(text));
					for (const { text, words } of sentences) if (words) expect(words.map((word) => word.text)).toEqual(splitWords(text));
				}
			}),
			{ numRuns: 1000 },
		);
	});

	it('of times leaves every word', () => {
		const timesOnly = new Set(['move', 'untime', 'split', 'join', 'assign']);
		fc.assert(
			fc.property(someTurns, someEdit, (turns, edit) => {
				const made = edit(turns);
				fc.pre(timesOnly.has(made.kind));
				expect(wordsOf(editTurns(turns, made))).toEqual(wordsOf(turns));
			}),
		);
	});
});

it('a turn that is split and joined again is the same', () => {
	fc.assert(
		fc.property(someTurns, place, place, (turns, a, b) => {
			const turn = within(a, turns.length);
			const word = within(b, splitWords(turns[turn]?.text ?? '').length);
			const split = editTurns(turns, { kind: 'split', turn, word });
			fc.pre(split !== turns);
			expect(split.length).toBe(turns.length + 1);
			expect(editTurns(split, { kind: 'join', turn })).toEqual(turns);
		}),
		{ numRuns: 1000 },
	);
});

it('words that stay keep their times when others are corrected', () => {
	fc.assert(
		fc.property(someTurns, place, place, someText, (turns, a, b, text) => {
			const turn = within(a, turns.length);
			const words = splitWords(turns[turn]?.text ?? '');
			const at = within(b, words.length);
			const anew = splitWords(text).map((word) => `${word}x`);
			const edited = editTurns(turns, { kind: 'correct', turn, text: words.toSpliced(at, 1, ...anew).join(' ') });
			const [before, after] = [timesOfWords(turns[turn]), timesOfWords(edited[turn])];
			expect(after.slice(0, at)).toEqual(before.slice(0, at));
			expect(after.slice(at + anew.length)).toEqual(before.slice(at + 1));
		}),
	);
});

function timesOfWords(turn: Turn | undefined): unknown[] {
	return (
		turn?.sentences?.flatMap(({ text, words }) =>
			(words ?? splitWords(text)).map((word) => (typeof word === 'string' ? [word] : [word.text, word.startMs, word.endMs])),
		) ?? []
	);
}

it('replaces what is found, and nothing else', () => {
	fc.assert(
		fc.property(
			someTurns,
			fc.constantFrom('bussen', 'Vi', 'ja.', 'og så', 'det'),
			fc.boolean(),
			fc.boolean(),
			(turns, text, matchCase, wholeWords) => {
				const query = { text, matchCase, wholeWords };
				const hits = findText(turns, query);
				const edited = editTurns(turns, { kind: 'replace', query, replacement: '¤' });
				expect(edited.map((turn) => turn.text.replaceAll('¤', '')).join('|')).toBe(
					turns
						.map((turn, at) =>
							hits
								.filter((hit) => hit.turn === at)
								.toReversed()
								.reduce((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), turn.text),
						)
						.join('|'),
				);
				expect(edited.filter((turn, at) => turn === turns[at]).length).toBe(
					turns.length - new Set(hits.map(({ turn }) => turn)).size,
				);
			},
		),
	);
});

const aligned: Turn = {
	kind: 'speech',
	speaker: 'Kari',
	text: 'Vi spurte bussen. Den svarte.',
	startMs: 1000,
	endMs: 4000,
	sentences: [
		{
			text: 'Vi spurte bussen.',
			startMs: 1000,
			endMs: 2500,
			source: 'aligned',
			confidence: 0.9,
			words: [
				{ text: 'Vi', startMs: 1000, endMs: 1200 },
				{ text: 'spurte', startMs: 1200, endMs: 1800 },
				{ text: 'bussen.', startMs: 1800, endMs: 2500 },
			],
		},
		{ text: 'Den svarte.', startMs: 3000, endMs: 4000, source: 'aligned', confidence: 0.8 },
	],
};

describe('a correction', () => {
	const correct = (text: string) => editTurns([aligned], { kind: 'correct', turn: 0, text })[0];

	it('word for word keeps every time, and says that the sentence was edited', () => {
		const sentences = correct('Vi kjørte bussen. Den svarte.')?.sentences;
		expect(sentences?.[0]).toMatchObject({ startMs: 1000, endMs: 2500, source: 'edited', confidence: 0.9 });
		expect(sentences?.[0]?.words?.[1]).toEqual({ text: 'kjørte', startMs: 1200, endMs: 1800 });
		expect(sentences?.[1]).toBe(aligned.sentences?.[1]);
	});

	it('shares the time of one word among several by their letters', () => {
		expect(correct('Vi ba og spurte bussen. Den svarte.')?.sentences?.[0]?.words).toEqual([
			{ text: 'Vi', startMs: 1000, endMs: 1200 },
			{ text: 'ba', startMs: 1200, endMs: 1200 },
			{ text: 'og', startMs: 1200, endMs: 1200 },
			{ text: 'spurte', startMs: 1200, endMs: 1800 },
			{ text: 'bussen.', startMs: 1800, endMs: 2500 },
		]);
		expect(correct('Vi sp urte bussen. Den svarte.')?.sentences?.[0]?.words?.slice(1, 3)).toEqual([
			{ text: 'sp', startMs: 1200, endMs: 1400 },
			{ text: 'urte', startMs: 1400, endMs: 1800 },
		]);
	});

	it('that ends a sentence divides it where the word is said', () => {
		expect(
			correct('Vi spurte. Bussen. Den svarte.')?.sentences?.map(({ text, startMs, endMs }) => [text, startMs, endMs]),
		).toEqual([
			['Vi spurte.', 1000, 1800],
			['Bussen.', 1800, 2500],
			['Den svarte.', 3000, 4000],
		]);
	});

	it('that leaves nothing takes the turn away, but never the last one', () => {
		expect(editTurns([aligned, aligned], { kind: 'correct', turn: 0, text: ' ' })).toEqual([aligned]);
		expect(editTurns([aligned], { kind: 'remove', turn: 0 })).toEqual([aligned]);
	});
});

describe('a beginning that is moved', () => {
	const move = (sentence: number, word: number | undefined, toMs: number) =>
		editTurns([aligned], { kind: 'move', place: { turn: 0, sentence, ...(word !== undefined && { word }) }, toMs })[0]?.sentences;

	it('takes the end of the word before with it', () => {
		expect(move(0, 1, 1100)?.[0]?.words?.slice(0, 2)).toEqual([
			{ text: 'Vi', startMs: 1000, endMs: 1100 },
			{ text: 'spurte', startMs: 1100, endMs: 1800 },
		]);
	});

	it('goes no further than its neighbours', () => {
		expect(roomAt([aligned], { turn: 0, sentence: 1 })).toEqual({ fromMs: 1000, toMs: 4000 });
		expect(
			startAt(editTurns([aligned], { kind: 'move', place: { turn: 0, sentence: 1 }, toMs: 9000 }), { turn: 0, sentence: 1 }),
		).toBe(4000);
		expect(move(0, 2, 0)?.[0]?.words?.[2]?.startMs).toBe(1200);
	});

	it('goes no further than the words of a sentence whose own beginning or end nobody knows', () => {
		const word = { text: 'Vi', startMs: 1000, endMs: 2000 };
		const said: Turn = { kind: 'speech', ...word, sentences: [{ ...word, words: [word] }] };
		const untimed: Turn = { kind: 'speech', text: 'Vi' };
		const [openEnd] = editTurns([said, untimed], { kind: 'join', turn: 0 });
		const [openStart] = editTurns([untimed, said], { kind: 'join', turn: 0 });
		expect(roomAt([openEnd as Turn], { turn: 0, sentence: 0 })).toEqual({ fromMs: 0, toMs: 2000 });
		expect(roomAt([openStart as Turn, said], { turn: 1, sentence: 0 }).fromMs).toBe(1000);
	});

	it('draws the words of the sentence before together when it needs their time', () => {
		const [before, own] = move(1, undefined, 1750) ?? [];
		expect([before?.endMs, own?.startMs, own?.source, own?.confidence]).toEqual([1750, 1750, 'edited', undefined]);
		expect(before?.words?.map(({ startMs }) => startMs)).toEqual([1000, 1100, 1400]);
	});

	it('leaves a pause before it when there was one', () => {
		expect(move(1, undefined, 3200)?.[0]).toBe(aligned.sentences?.[0]);
	});
});

it('finds a text across line breaks, by whole words and by case when asked', () => {
	const turns: Turn[] = [{ kind: 'speech', text: 'Bussen\nkom. Minibussen (bussen) kom.' }];
	expect(findText(turns, { text: 'bussen kom' })).toEqual([{ turn: 0, from: 0, to: 10 }]);
	expect(findText(turns, { text: 'bussen' }).length).toBe(3);
	expect(findText(turns, { text: 'bussen', wholeWords: true }).map(({ from }) => from)).toEqual([0, 24]);
	expect(findText(turns, { text: 'Bussen', matchCase: true }).length).toBe(1);
	expect(findText(turns, { text: '(bussen)' }).length).toBe(1);
	expect(findText(turns, { text: '  ' })).toEqual([]);
});
