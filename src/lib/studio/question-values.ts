import { type QuizQuestion, quizQuestion } from '#lib/assessment/quiz.ts';

export type QuestionKind = QuizQuestion['kind'];

/** The kinds of questions, in the order in which an editor is offered them. */
export const questionKinds = quizQuestion.options.map(({ shape }) => shape.kind.value);

/** A question as the fields of its form have it, whatever its kind: what was written under another kind is not lost. */
export interface QuestionValues {
	kind: QuestionKind;
	prompt: string;
	explanation: string;
	/** The numbers of the passage's first and last sentence. */
	from: string;
	to: string;
	options: { text: string; isRight: boolean }[];
	truth: 'true' | 'false' | '';
	/** What is to be put in order, a line for each. */
	items: string;
	pairs: { left: string; right: string }[];
	/** Short answers that are right, a line for each. */
	accepted: string;
	value: string;
	tolerance: string;
}

const fewestRows = 4;
/** No form that a person fills in has more. */
const mostRows = 100;

/** The form of a question that is not written yet. */
export function emptyValues(range?: { from: number; to: number }): QuestionValues {
	return {
		...{ kind: 'single', prompt: '', explanation: '', truth: '', items: '', accepted: '', value: '', tolerance: '' },
		...{ from: String(range?.from ?? ''), to: String(range?.to ?? '') },
		...{ options: filled([], noOption), pairs: filled([], noPair) },
	};
}

/** The form of a question that there is; `range` is the passage that it rests on. */
export function valuesOfQuestion(question: QuizQuestion, range?: { from: number; to: number }): QuestionValues {
	const { kind, prompt, explanation = '' } = question;
	return { ...emptyValues(range), kind, prompt, explanation, ...ownValues(question) };
}

function ownValues(question: QuizQuestion): Partial<QuestionValues> {
	switch (question.kind) {
		case 'single':
		case 'multiple':
			return {
				options: filled(
					question.options.map(({ text, correct }) => ({ text, isRight: correct })),
					noOption,
				),
			};
		case 'trueFalse':
			return { truth: question.correct ? 'true' : 'false' };
		case 'ordering':
			return { items: question.items.join('\n') };
		case 'matching':
			return { pairs: filled(question.pairs, noPair) };
		case 'shortText':
			return { accepted: question.accepted.join('\n') };
		case 'numeric':
			return { value: String(question.value), tolerance: question.tolerance === 0 ? '' : String(question.tolerance) };
	}
}

/** Reads the form of a question as a browser sends it. */
export function readQuestionValues(text: (name: string) => string): QuestionValues {
	const rows = Array.from({ length: mostRows }, (_, i) => i);
	const truth = text('truth');
	return {
		kind: questionKinds.find((kind) => kind === text('kind')) ?? 'single',
		...{ prompt: text('prompt').trim(), explanation: text('explanation').trim() },
		...{ from: text('from').trim(), to: text('to').trim() },
		options: filled(
			rows.map((i) => ({ text: text(`option-${i}`).trim(), isRight: text(`right-${i}`) !== '' })).filter(isWritten),
			noOption,
		),
		truth: truth === 'true' || truth === 'false' ? truth : '',
		...{ items: lines(text('items')).join('\n'), accepted: lines(text('accepted')).join('\n') },
		pairs: filled(
			rows.map((i) => ({ left: text(`left-${i}`).trim(), right: text(`half-${i}`).trim() })).filter(isWritten),
			noPair,
		),
		...{ value: text('value').trim(), tolerance: text('tolerance').trim() },
	};
}

/** The lines of a field that say something. */
export function lines(text: string): string[] {
	return text
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
}

const noOption = { text: '', isRight: false };
const noPair = { left: '', right: '' };

function isWritten(row: Record<string, string | boolean>): boolean {
	return Object.values(row).some((value) => value !== '' && value !== false);
}

/** A form has room for two rows more than are written. */
function filled<Row>(rows: readonly Row[], empty: Row): Row[] {
	const room = Math.max(fewestRows, rows.length + 2) - rows.length;
	return [...rows, ...Array.from({ length: room }, () => empty)];
}
