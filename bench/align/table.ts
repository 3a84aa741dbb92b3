import { longCase } from './cases.ts';
import type { Result } from './measure-case.ts';

const columns = [
	'sentences',
	'≤100 ms',
	'≤250 ms',
	'≤1 s',
	'turns: median/worst',
	'words: median/p95',
	'≤250 ms',
	'text only',
	'CPU s',
	'MB',
];
const widths = [10, 8, 8, 6, 20, 18, 8, 12, 7, 6];

export const header = `${''.padEnd(32)}${columns.map((name, n) => name.padStart(widths[n] ?? 8)).join('')}`;

/** A line of the table for us, and one for echogarden when it was asked for. */
export function line({ name, seconds, ours, echogarden }: Result): string {
	const own = `${`${name} (${(seconds / 60).toFixed(1)} min)`.padEnd(32)}${cells(ours)}`;
	return echogarden ? `${own}\n${'  echogarden dtw'.padEnd(32)}${cells(echogarden)}` : own;
}

function cells(score: Result['ours']): string {
	const { textOnly } = score;
	const texts = [
		score.sentences,
		score.sentenceWithin100,
		score.sentenceWithin250,
		score.sentenceWithin1000,
		`${score.turnMedianMs}/${score.turnWorstMs}`,
		score.wordMedianMs === undefined ? '–' : `${score.wordMedianMs}/${score.wordP95Ms}`,
		score.wordWithin250 ?? '–',
		textOnly.there + textOnly.said === 0 ? '–' : `${textOnly.right}/${textOnly.said} of ${textOnly.there}`,
		score.cpuSeconds.toFixed(1),
		score.peakMB,
	];
	return texts.map((text, n) => String(text).padStart(widths[n] ?? 8)).join('');
}

/** The one line of JSON: the worst case's accuracy, the long case's cost, and how rightly text without sound was named. */
export function summary(results: Result[]) {
	const scores = results.map(({ ours }) => ours);
	const long = results.find(({ name }) => name === longCase)?.ours;
	const sum = (count: (textOnly: Result['ours']['textOnly']) => number) =>
		scores.reduce((total, { textOnly }) => total + count(textOnly), 0);
	const share = (part: number, whole: number) => (whole === 0 ? null : Math.round((1000 * part) / whole) / 1000);
	const words = scores.filter(({ wordMedianMs }) => wordMedianMs !== undefined);
	return {
		sentenceWithin250: Math.min(...scores.map(({ sentenceWithin250 }) => sentenceWithin250)),
		wordMedianMs: words.length === 0 ? null : Math.max(...words.map(({ wordMedianMs }) => wordMedianMs ?? 0)),
		wordP95Ms: words.length === 0 ? null : Math.max(...words.map(({ wordP95Ms }) => wordP95Ms ?? 0)),
		cpuSeconds28min: long ? Math.round(long.cpuSeconds * 10) / 10 : null,
		peakMB28min: long?.peakMB ?? null,
		textOnlyPrecision: share(
			sum(({ right }) => right),
			sum(({ said }) => said),
		),
		textOnlyRecall: share(
			sum(({ right }) => right),
			sum(({ there }) => there),
		),
	};
}
