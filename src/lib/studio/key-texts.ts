import type { QuizQuestion } from '#lib/assessment/quiz.ts';

interface Words {
	truth: { true: string; false: string };
	number: (value: string, tolerance: string) => string;
}

/** What is right, a line for each part. */
export function keyTexts(question: QuizQuestion, words: Words): string[] {
	switch (question.kind) {
		case 'single':
		case 'multiple':
			return question.options.filter(({ correct }) => correct).map(({ text }) => text);
		case 'trueFalse':
			return [words.truth[question.correct ? 'true' : 'false']];
		case 'ordering':
			return question.items.map((item, i) => `${i + 1}. ${item}`);
		case 'matching':
			return question.pairs.map(({ left, right }) => `${left} – ${right}`);
		case 'shortText':
			return question.accepted;
		case 'numeric':
			return [words.number(String(question.value), question.tolerance ? String(question.tolerance) : '')];
	}
}
