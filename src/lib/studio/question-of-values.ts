import { type QuizQuestion, quizQuestion } from '#lib/assessment/quiz.ts';
import { readNumber } from '#lib/assessment/read-number.ts';
import { type NumberedSentence, type SentenceRange, sentencesInSpan, spanOfSentences } from './numbered-sentences.ts';
import { lines, type QuestionValues } from './question-values.ts';

/** What is wrong with the form of a question; `field` is the id of the one to mend. */
export interface QuestionProblem {
	field: string;
	problem:
		| 'prompt'
		| 'passage'
		| 'options'
		| 'oneRight'
		| 'someRight'
		| 'emptyRight'
		| 'truth'
		| 'items'
		| 'sameItems'
		| 'pairs'
		| 'halfPair'
		| 'accepted'
		| 'value'
		| 'tolerance';
}

type Read = { question: QuizQuestion; problems?: never } | { question?: never; problems: QuestionProblem[] };
type Own = { own: object; problem?: never } | { own?: never; problem: QuestionProblem };

/** The question that a form describes, or what is wrong with it. A passage that stays keeps the span that it had. */
export function questionOfValues(values: QuestionValues, sentences: readonly NumberedSentence[], before?: QuizQuestion): Read {
	const range = readRange(values, sentences.length);
	const own = ownFields(values);
	const problems = [
		...(values.prompt === '' ? [{ field: 'prompt', problem: 'prompt' } as const] : []),
		...(own.problem ? [own.problem] : []),
		...(range === 'wrong' ? [{ field: 'from', problem: 'passage' } as const] : []),
	];
	if (problems.length > 0 || range === 'wrong') return { problems };
	const { kind, prompt, explanation } = values;
	const span = spanOf(range, sentences, before?.span);
	return {
		question: quizQuestion.parse({ kind, prompt, ...(explanation && { explanation }), ...(span && { span }), ...own.own }),
	};
}

function spanOf(range: SentenceRange | undefined, sentences: readonly NumberedSentence[], before: QuizQuestion['span']) {
	// Without a text to point at, nobody can have meant to take the span away.
	if (sentences.length === 0) return before;
	if (!range) return undefined;
	const stood = before && sentencesInSpan(sentences, before);
	return stood?.from === range.from && stood.to === range.to ? before : spanOfSentences(sentences, range);
}

/** The passage that the fields name; either end may be left out, and either may be the first. */
function readRange({ from, to }: QuestionValues, count: number): SentenceRange | undefined | 'wrong' {
	if (from === '' && to === '') return undefined;
	const ends = [from || to, to || from].map((text) => (/^\d{1,7}$/.test(text) ? Number(text) : 0));
	const range = { from: Math.min(...ends), to: Math.max(...ends) };
	return range.from >= 1 && range.to <= count ? range : 'wrong';
}

function ownFields(values: QuestionValues): Own {
	switch (values.kind) {
		case 'single':
		case 'multiple':
			return readOptions(values);
		case 'trueFalse':
			return values.truth ? { own: { correct: values.truth === 'true' } } : wrong('truth', 'truth');
		case 'ordering':
			return readItems(lines(values.items));
		case 'matching':
			return readPairs(values);
		case 'shortText': {
			const accepted = lines(values.accepted);
			return accepted.length > 0 ? { own: { accepted } } : wrong('accepted', 'accepted');
		}
		case 'numeric':
			return readNumeric(values);
	}
}

function readOptions({ kind, options }: QuestionValues): Own {
	const empty = options.findIndex(({ text, isRight }) => isRight && text === '');
	if (empty >= 0) return wrong(`option-${empty}`, 'emptyRight');
	const written = options.filter(({ text }) => text !== '');
	if (written.length < 2) return wrong(`option-${written.length}`, 'options');
	const right = written.filter(({ isRight }) => isRight).length;
	if (kind === 'single' && right !== 1) return wrong('right-0', 'oneRight');
	if (right === 0) return wrong('right-0', 'someRight');
	return { own: { options: written.map(({ text, isRight }) => ({ text, correct: isRight })) } };
}

function readItems(items: string[]): Own {
	if (items.length < 2) return wrong('items', 'items');
	return new Set(items).size < items.length ? wrong('items', 'sameItems') : { own: { items } };
}

function readPairs({ pairs }: QuestionValues): Own {
	const half = pairs.findIndex(({ left, right }) => (left === '') !== (right === ''));
	if (half >= 0) return wrong(pairs[half]?.left === '' ? `left-${half}` : `half-${half}`, 'halfPair');
	const written = pairs.filter(({ left }) => left !== '');
	return written.length < 2 ? wrong(`left-${written.length}`, 'pairs') : { own: { pairs: written } };
}

function readNumeric({ value, tolerance }: QuestionValues): Own {
	const number = readNumber(value);
	if (number === undefined) return wrong('value', 'value');
	const off = tolerance === '' ? 0 : readNumber(tolerance);
	return off === undefined || off < 0 ? wrong('tolerance', 'tolerance') : { own: { value: number, tolerance: off } };
}

function wrong(field: string, problem: QuestionProblem['problem']): Own {
	return { problem: { field, problem } };
}
