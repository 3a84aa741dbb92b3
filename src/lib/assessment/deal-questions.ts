import type { QuizQuestion } from './quiz.ts';
import { shuffledOrder, unsolvedOrder } from './shuffle.ts';

/** Something to choose; its key holds in one attempt only and tells nothing of where the editor wrote it. */
export interface Choice {
	key: string;
	text: string;
}

/** What an answer chooses from: options, rows that each get a value (a place or the other half of a pair), or nothing. */
type Asked =
	| { kind: 'single' | 'multiple' | 'trueFalse'; options: Choice[] }
	| { kind: 'ordering' | 'matching'; rows: Choice[]; values: Choice[] }
	| { kind: 'shortText' | 'numeric' };

/** A question as an attempt shows it, without anything that answers it. */
export type ShownQuestion = { key: string; prompt: string } & Asked;

/** What is right, by the keys of the attempt. */
export type Key =
	| { kind: 'options'; right: string[] }
	| { kind: 'rows'; right: Record<string, string>; onceEach: boolean }
	| { kind: 'text'; accepted: string[] }
	| { kind: 'number'; value: number; tolerance: number };

/** A question of an attempt with its key: stays on the server until the attempt is submitted. */
export interface DealtQuestion {
	shown: ShownQuestion;
	key: Key;
	explanation: string | undefined;
	span: { fromMs: number; toMs: number } | undefined;
}

/** Deals a quiz for one attempt: the options of each question in the order that the seed gives. */
export function dealQuestions(questions: readonly QuizQuestion[], seed: number): DealtQuestion[] {
	return questions.map((question, index) => {
		const { asked, key } = deal(question, seed, index);
		const { prompt, explanation, span } = question;
		return { shown: { key: `q${index + 1}`, prompt, ...asked }, key, explanation, span };
	});
}

function deal(question: QuizQuestion, seed: number, index: number): { asked: Asked; key: Key } {
	const { kind } = question;
	if (kind === 'single' || kind === 'multiple') {
		const order = shuffledOrder(question.options.length, seed, index);
		const options = inOrder(question.options, order);
		const right = keysWhere(options, ({ correct }) => correct);
		return { asked: { kind, options: numbered(options.map(({ text }) => text)) }, key: { kind: 'options', right } };
	}
	if (kind === 'trueFalse') {
		const options = ['true', 'false'].map((text) => ({ key: text, text }));
		return { asked: { kind, options }, key: { kind: 'options', right: [String(question.correct)] } };
	}
	if (kind === 'ordering') return dealOrdering(question.items, seed, index);
	if (kind === 'matching') return dealMatching(question.pairs, seed, index);
	if (kind === 'shortText') return { asked: { kind }, key: { kind: 'text', accepted: question.accepted } };
	return { asked: { kind }, key: { kind: 'number', value: question.value, tolerance: question.tolerance } };
}

function dealOrdering(items: readonly string[], seed: number, index: number): { asked: Asked; key: Key } {
	const order = unsolvedOrder(items.length, seed, index);
	const rows = numbered(inOrder(items, order));
	const values = numbered(items.map((_, place) => String(place + 1)));
	const right = Object.fromEntries(order.map((place, row) => [keyAt(row), keyAt(place)]));
	return { asked: { kind: 'ordering', rows, values }, key: { kind: 'rows', right, onceEach: true } };
}

/** Halves that read the same are one choice: nobody could tell them apart. */
function dealMatching(
	pairs: readonly { left: string; right: string }[],
	seed: number,
	index: number,
): { asked: Asked; key: Key } {
	const halves = [...new Set(pairs.map(({ right }) => right))];
	const shuffled = inOrder(halves, shuffledOrder(halves.length, seed, index));
	const right = Object.fromEntries(pairs.map((pair, row) => [keyAt(row), keyAt(shuffled.indexOf(pair.right))]));
	const asked = { kind: 'matching' as const, rows: numbered(pairs.map(({ left }) => left)), values: numbered(shuffled) };
	return { asked, key: { kind: 'rows', right, onceEach: false } };
}

function inOrder<Thing>(things: readonly Thing[], order: readonly number[]): Thing[] {
	return order.flatMap((index) => things[index] as Thing);
}

function numbered(texts: readonly string[]): Choice[] {
	return texts.map((text, index) => ({ key: keyAt(index), text }));
}

function keysWhere<Thing>(things: readonly Thing[], isWanted: (thing: Thing) => boolean): string[] {
	return things.flatMap((thing, index) => (isWanted(thing) ? [keyAt(index)] : []));
}

function keyAt(index: number): string {
	return String(index + 1);
}
