import { type Findings, Refusal } from './findings.ts';

/** An answer of a Moodle question and its share of the points, in percent. */
export interface WeightedAnswer {
	text: string;
	weight: number;
	tolerance?: number;
}

/** Moodle rounds shares to some decimals, people to fewer. */
const CLOSE = 0.5;

/** What each correct option of so many earns, in percent as Moodle writes it. */
export function shareOf(correct: number): number {
	return inDecimals(100 / correct);
}

function inDecimals(percent: number): number {
	return Number(percent.toFixed(5));
}

/** Options of which one is right, or some are. A wrong pick costs nothing in the file, or what a right one earns, as it does here. */
export function weightedOptions(
	answers: readonly WeightedAnswer[],
	single: boolean,
	findings: Findings,
): { text: string; correct: boolean }[] {
	const share = 100 / (single ? 1 : Math.max(1, answers.filter(({ weight }) => weight > 0).length));
	for (const { weight } of answers) {
		if (![0, share, ...(single ? [] : [-share])].some((usual) => Math.abs(weight - usual) < CLOSE))
			throw new Refusal('unequalShare', { weight: inDecimals(weight), share: inDecimals(share) });
	}
	if (!single && answers.some(({ weight }) => weight === 0)) findings.leaveOut('wrongChoices');
	return answers.map(({ text, weight }) => ({ text, correct: weight > 0 }));
}

/** The texts that are right; an asterisk is a wildcard in Moodle, `\*` is the character. */
export function acceptedTexts(answers: readonly WeightedAnswer[], findings: Findings): string[] {
	return fullyRight(answers, findings).map(({ text }) => {
		if (/(?<!\\)\*/.test(text)) throw new Refusal('wildcard', { text: text.slice(0, 60) });
		return text.replaceAll('\\*', '*');
	});
}

/** A short answer as Moodle compares it. */
export function withoutWildcards(text: string): string {
	return text.replaceAll('*', '\\*');
}

/** The number that is right and how far off one may be. */
export function rightNumber(answers: readonly WeightedAnswer[], findings: Findings): { value: number; tolerance: number } {
	const [right, ...others] = fullyRight(answers, findings);
	if (!right || others.length > 0) throw new Refusal('severalNumbersOrRange', { count: others.length + (right ? 1 : 0) });
	return { value: numberIn(right.text), tolerance: right.tolerance ?? 0 };
}

/**
 * A number as Moodle writes it, with a full stop.
 * @throws Refusal for anything else
 */
export function numberIn(text: string): number {
	const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : Number.NaN;
	if (!Number.isFinite(number)) throw new Refusal('notNumber', { text: text.trim().slice(0, 60) });
	return number;
}

/** Answers that earn everything; what earns nothing is only there to be told so, what earns something is refused. */
export function fullyRight(answers: readonly WeightedAnswer[], findings: Findings): WeightedAnswer[] {
	for (const { text, weight } of answers) {
		if (weight === 0) findings.leaveOut('wrongReplies');
		else if (weight !== 100) throw new Refusal('partlyRight', { text: text.slice(0, 60), weight: inDecimals(weight) });
	}
	return answers.filter(({ weight }) => weight === 100);
}
