import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryText } from '../../../tests/arbitraries/case-document.ts';
import { arbitraryQuestion } from '../../../tests/arbitraries/quiz.ts';
import { type Answer, type Answers, answersIn, readAnswers } from './answers.ts';
import { type DealtQuestion, dealQuestions, type Key, type ShownQuestion } from './deal-questions.ts';
import { findGaps } from './find-gaps.ts';
import { gradeAnswers } from './grade.ts';
import { type QuizQuestion, quizQuestion } from './quiz.ts';

const questions = fc.array(arbitraryQuestion(arbitraryText), { minLength: 1, maxLength: 5 });
const seed = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const shown = (dealt: readonly DealtQuestion[]) => dealt.map((question) => question.shown);

function rightAnswer({ key }: DealtQuestion): Answer {
	if (key.kind === 'text') return key.accepted.slice(-1);
	return key.kind === 'number' ? [String(key.value)] : key.right;
}

function allRight(dealt: readonly DealtQuestion[]): Answers {
	return Object.fromEntries(dealt.map((question) => [question.shown.key, rightAnswer(question)]));
}

/** Any answers that the questions offer: chosen, partly given, or nonsense that is written. */
function someAnswers(dealt: readonly DealtQuestion[]): fc.Arbitrary<Answers> {
	const answers = dealt.map(({ shown }) => fc.option(someAnswer(shown), { nil: undefined }));
	return fc
		.tuple(...answers)
		.map((given) => readAnswers(shown(dealt), Object.fromEntries(dealt.map((one, i) => [one.shown.key, given[i]]))));
}

function someAnswer(question: ShownQuestion): fc.Arbitrary<Answer> {
	if ('options' in question) {
		const keys = question.options.map(({ key }) => key);
		return fc.subarray(keys, { minLength: 1, maxLength: question.kind === 'multiple' ? keys.length : 1 });
	}
	if ('rows' in question) {
		const value = fc.constantFrom(...question.values.map(({ key }) => key));
		return fc.dictionary(fc.constantFrom(...question.rows.map(({ key }) => key)), value).map((rows) => ({ ...rows }));
	}
	return fc.oneof(fc.double().map(String), fc.string()).map((text) => [text]);
}

/** The texts behind an answer's keys: what it says whatever order it was chosen from. */
function inWords(question: ShownQuestion, answer: Answer | undefined): unknown {
	const text = (choices: { key: string; text: string }[], wanted: string) => choices.find(({ key }) => key === wanted)?.text;
	if (!answer) return undefined;
	if ('options' in question)
		return Object.values(answer)
			.map((key) => text(question.options, key))
			.sort();
	if ('rows' in question)
		return Object.entries(answer).map(([row, value]) => [text(question.rows, row), text(question.values, value)]);
	return answer;
}

function answerInWords(question: ShownQuestion, words: unknown): Answer {
	const key = (choices: { key: string; text: string }[], wanted: string) =>
		choices.find(({ text }) => text === wanted)?.key ?? '';
	if ('options' in question) return (words as string[]).map((word) => key(question.options, word));
	if (!('rows' in question)) return words as string[];
	return Object.fromEntries(
		(words as [string, string][]).map(([row, value]) => [key(question.rows, row), key(question.values, value)]),
	);
}

describe('any quiz', () => {
	test('gives 1 for all right and 0 for nothing', () => {
		fc.assert(
			fc.property(questions, seed, (quiz, seed) => {
				const dealt = dealQuestions(quiz, seed);
				const answers = readAnswers(shown(dealt), allRight(dealt));
				expect(gradeAnswers(dealt, answers)).toEqual({ score: 1, scores: quiz.map(() => 1) });
				expect(findGaps(shown(dealt), answers).size).toBe(0);
				expect(gradeAnswers(dealt, {})).toEqual({ score: 0, scores: quiz.map(() => 0) });
				expect([...findGaps(shown(dealt), {}).values()]).toEqual(quiz.map(() => 'unanswered'));
			}),
		);
	});

	test('stays between 0 and 1, whatever is answered', () => {
		fc.assert(
			fc.property(
				fc.tuple(questions, seed).chain(([quiz, seed]) => {
					const dealt = dealQuestions(quiz, seed);
					return fc.tuple(fc.constant(dealt), someAnswers(dealt));
				}),
				([dealt, answers]) => {
					const { score, scores } = gradeAnswers(dealt, answers);
					for (const one of [score, ...scores]) expect(one >= 0 && one <= 1, String(one)).toBe(true);
				},
			),
		);
	});

	test('gives the same for the same words, however it was shuffled', () => {
		const distinct = fc.integer({ min: 0, max: 1e6 }).map((n) => `tekst ${n}`);
		const wordsDiffer = (question: QuizQuestion) => {
			const texts =
				'options' in question
					? question.options.map(({ text }) => text)
					: 'pairs' in question
						? question.pairs.map(({ left }) => left)
						: [];
			return new Set(texts).size === texts.length;
		};
		fc.assert(
			fc.property(
				fc.tuple(arbitraryQuestion(distinct).filter(wordsDiffer), seed, seed).chain(([question, one, other]) => {
					const [first, second] = [dealQuestions([question], one), dealQuestions([question], other)];
					return fc.tuple(fc.constant(first), fc.constant(second), someAnswers(first));
				}),
				([first, second, answers]) => {
					const [a, b] = [first[0], second[0]] as [DealtQuestion, DealtQuestion];
					const words = inWords(a.shown, answers.q1);
					const again = words === undefined ? {} : readAnswers(shown(second), { q1: answerInWords(b.shown, words) });
					expect(gradeAnswers(second, again)).toEqual(gradeAnswers(first, answers));
				},
			),
		);
	});

	test('gives never less when one more part is put right', () => {
		fc.assert(
			fc.property(
				fc.tuple(arbitraryQuestion(arbitraryText), seed).chain(([question, seed]) => {
					const dealt = dealQuestions([question], seed);
					return fc.tuple(fc.constant(dealt), someAnswers(dealt), fc.nat());
				}),
				([dealt, answers, which]) => {
					const [{ key }] = dealt as [DealtQuestion];
					const better = { q1: improved(key, answers.q1 ?? (key.kind === 'rows' ? {} : []), which) };
					expect(gradeAnswers(dealt, better).score).toBeGreaterThanOrEqual(gradeAnswers(dealt, answers).score);
				},
			),
		);
	});
});

/** The answer with one right thing more: an option chosen or left alone, a row with its value, in a swap where values stand once. */
function improved(key: Key, answer: Answer, which: number): Answer {
	if (key.kind === 'options') {
		const chosen = Object.values(answer);
		const wrong = chosen.find((one) => !key.right.includes(one));
		return wrong
			? chosen.filter((one) => one !== wrong)
			: [...new Set([...chosen, key.right[which % key.right.length] as string])];
	}
	if (key.kind !== 'rows') return answer;
	const rows = Object.entries(key.right);
	const [row, value] = rows[which % rows.length] as [string, string];
	const before = answer as Record<string, string>;
	if (!key.onceEach) return { ...before, [row]: value };
	const others = Object.entries(before).map(([other, given]) => [other, given === value ? (before[row] ?? given) : given]);
	return { ...Object.fromEntries(others.filter(([other, given]) => other === row || given !== value)), [row]: value };
}

const one = (question: unknown, seed = 1) => dealQuestions([quizQuestion.parse({ prompt: '?', ...(question as object) })], seed);
const score = (dealt: DealtQuestion[], answer: unknown) => gradeAnswers(dealt, readAnswers(shown(dealt), { q1: answer })).score;
const keyOf = (dealt: DealtQuestion[], text: string) => {
	const [question] = shown(dealt) as [ShownQuestion];
	const choices = 'options' in question ? question.options : 'rows' in question ? question.rows : [];
	return choices.find((choice) => choice.text === text)?.key ?? '';
};

describe('partial credit', () => {
	const options = ['a', 'b', 'c', 'd', 'e'].map((text) => ({ text, correct: 'abc'.includes(text) }));
	const several = one({ kind: 'multiple', options });
	const choose = (texts: string) => [...texts].map((text) => keyOf(several, text));

	test.each([
		['abc', 1],
		['ab', 2 / 3],
		['a', 1 / 3],
		['abd', 1 / 3],
		['abcde', 1 / 3],
		['ad', 0],
		['de', 0],
	])('of several right options, %j is worth %d', (chosen, worth) => {
		expect(score(several, choose(chosen))).toBeCloseTo(worth, 5);
	});

	test('the same option sent twice counts once', () => {
		expect(score(several, choose('aa'))).toBeCloseTo(1 / 3, 5);
		expect(score(several, choose('aaab'))).toBeCloseTo(2 / 3, 5);
	});

	test('an order is worth its right places, and a place that is given twice nothing', () => {
		const order = one({ kind: 'ordering', items: ['en', 'to', 'tre', 'fire'] });
		const place = (places: Record<string, number>) => {
			const rows = Object.entries(places).map(([text, at]) => [keyOf(order, text), String(at)]);
			return score(order, Object.fromEntries(rows));
		};
		expect(place({ en: 1, to: 2, tre: 3, fire: 4 })).toBe(1);
		expect(place({ en: 1, to: 2, tre: 4, fire: 3 })).toBe(0.5);
		expect(place({ en: 2, to: 3, tre: 4, fire: 1 })).toBe(0);
		expect(place({ en: 1, to: 1, tre: 1, fire: 1 })).toBe(0);
		expect(place({ en: 1, to: 2, tre: 2 })).toBe(0.25);
	});

	test('pairs are worth their right halves, and the same half may fit twice', () => {
		const pairs = [
			{ left: 'torsk', right: 'fisk' },
			{ left: 'laks', right: 'fisk' },
			{ left: 'ørn', right: 'fugl' },
		];
		const match = one({ kind: 'matching', pairs });
		const [question] = shown(match) as [Extract<ShownQuestion, { kind: 'ordering' | 'matching' }>];
		expect(question.values.map(({ text }) => text).sort()).toEqual(['fisk', 'fugl']);
		const fish = question.values.find(({ text }) => text === 'fisk')?.key ?? '';
		expect(score(match, Object.fromEntries(question.rows.map(({ key }) => [key, fish])))).toBeCloseTo(2 / 3, 5);
	});
});

test('a number counts as right up to the very border of its tolerance', () => {
	const question = one({ kind: 'numeric', value: 0.3, tolerance: 0.1 });
	expect(['0,4', '0.2', '0,3'].map((text) => score(question, [text]))).toEqual([1, 1, 1]);
	expect(['0,41', '0,19', '20 %'].map((text) => score(question, [text]))).toEqual([0, 0, 0]);
});

describe('answers from outside', () => {
	const quiz = [
		{ kind: 'single', prompt: '?', options: [{ text: 'a', correct: true }, { text: 'b' }] },
		{
			kind: 'matching',
			prompt: '?',
			pairs: [
				{ left: 'x', right: 'y' },
				{ left: 'z', right: 'w' },
			],
		},
		{ kind: 'shortText', prompt: '?', accepted: ['ja'] },
	].map((question) => quizQuestion.parse(question));
	const asked = shown(dealQuestions(quiz, 3));

	test.each<[unknown]>([
		[null],
		['q1'],
		[[]],
		[{ q9: ['1'] }],
		[{ q1: ['a'] }],
		[{ q1: ['1', '2'] }],
		[{ q1: '1' }],
		[{ q1: { 0: '1' } }],
		[{ q1: [{ toString: 1 }] }],
		[{ q2: { 9: '1' } }],
		[{ q2: { 1: '9' } }],
		[{ q2: ['1'] }],
		[{ q2: { constructor: '1' } }],
		[{ q3: ['x'.repeat(501)] }],
		[{ q3: ['ja', 'ja'] }],
		[JSON.parse('{"__proto__": {"q1": ["1"]}, "q9": 1}')],
	])('that the questions do not offer are refused: %j', (given) => {
		expect(() => readAnswers(asked, given)).toThrow(/These are no answers to this attempt/);
	});

	test('are read from the fields of a form, where nothing chosen is nothing answered', () => {
		const form = new FormData();
		for (const [name, value] of [
			['q1', '2'],
			['q2.1', '2'],
			['q2.2', ''],
			['q3', '  '],
			['basedOn', 'x'],
			['__proto__', 'y'],
		])
			form.append(name ?? '', value ?? '');
		expect(readAnswers(asked, answersIn(form))).toEqual({ q1: ['2'], q2: { 1: '2' } });
	});

	test('that name a question both ways are refused', () => {
		const form = new FormData();
		form.append('q2', '1');
		form.append('q2.1', '1');
		expect(() => readAnswers(asked, answersIn(form))).toThrow(/q2/);
	});
});

test('what is shown before the answer holds no key, no explanation and no span', () => {
	fc.assert(
		fc.property(questions, seed, (quiz, seed) => {
			for (const question of shown(dealQuestions(quiz, seed))) {
				const names = Object.keys(question).sort().join();
				expect(['key,kind,options,prompt', 'key,kind,prompt,rows,values', 'key,kind,prompt']).toContain(names);
				for (const choice of Object.values(question).filter(Array.isArray).flat())
					expect(Object.keys(choice).sort()).toEqual(['key', 'text']);
			}
		}),
	);
});
