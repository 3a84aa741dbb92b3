import { expect, test } from 'vitest';
import { everyKind } from '../../../tests/assessment/make-quiz.ts';
import { dealQuestions } from './deal-questions.ts';
import { questionKey } from './question-key.ts';
import { type QuizQuestion, quizQuestion } from './quiz.ts';

const keyOf = (question: QuizQuestion, seed = 0) => dealQuestions([question], seed).map(({ shown }) => questionKey(shown))[0];
const single = (...texts: string[]) =>
	quizQuestion.parse({ kind: 'single', prompt: 'Hva?', options: texts.map((text, at) => ({ text, correct: at === 0 })) });

test('a question keeps its key however it is dealt, ordered and explained', () => {
	for (const question of everyKind) for (const seed of [1, 2, 3]) expect(keyOf(question, seed)).toBe(keyOf(question));
	expect(keyOf({ ...single('a', 'b'), explanation: 'Ny', span: { fromMs: 0, toMs: 9 } })).toBe(keyOf(single('b', 'a')));
	expect(keyOf(quizQuestion.parse({ kind: 'trueFalse', prompt: 'Hva?', correct: true }))).toBe(
		keyOf(quizQuestion.parse({ kind: 'trueFalse', prompt: 'Hva?', correct: false })),
	);
});

test('another prompt, option or kind is another question', () => {
	const keys = [single('a', 'b'), single('a', 'c'), { ...single('a', 'b'), prompt: 'Hvem?' }, ...everyKind].map((one) =>
		keyOf(one),
	);
	expect(new Set(keys).size).toBe(keys.length);
	expect(keyOf({ ...single('a', 'b'), kind: 'multiple' } as QuizQuestion)).not.toBe(keyOf(single('a', 'b')));
});
