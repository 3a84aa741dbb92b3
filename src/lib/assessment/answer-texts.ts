import type { Answer } from './answers.ts';
import type { Choice, ShownQuestion } from './deal-questions.ts';

/** What an answer says, a line for each part; `words` names what the question itself has no words for. */
export function answerTexts(question: ShownQuestion, answer: Answer, words: { true: string; false: string }): string[] {
	if (question.kind === 'trueFalse') return Object.values(answer).map((key) => words[key === 'true' ? 'true' : 'false']);
	if ('options' in question) return Object.values(answer).map((key) => textOf(question.options, key));
	if (!('rows' in question)) return Object.values(answer);
	const rows = Object.entries(answer).map(([row, value]) => ({
		row: textOf(question.rows, row),
		value: textOf(question.values, value),
	}));
	if (question.kind === 'matching') return rows.map(({ row, value }) => `${row} – ${value}`);
	return rows.sort((a, b) => Number(a.value) - Number(b.value)).map(({ row, value }) => `${value}. ${row}`);
}

function textOf(choices: readonly Choice[], wanted: string): string {
	return choices.find(({ key }) => key === wanted)?.text ?? '';
}
