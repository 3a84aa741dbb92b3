/**
 * What do recommendations cost as a site grows? `npm run -s bench:recommend-growth` invents cases and members with themes
 * and drift, ten members for each case, and measures at 2,000, 10,000 and 100,000 cases
 *
 * - the processor time of a fit as the job does it: content, the other parts without what is held back, the blend, measuring, and once more on all;
 * - the peak of its memory, the histories included, and the size of the model;
 * - how long serving takes to fold in a member's history.
 *
 * `--quick` stops at 10,000 cases. From the two largest the members are then carried on to ten million, by calculation.
 * Tables go to standard error, one line of JSON to standard output.
 */
import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { GrowthFigures } from './recommend-growth/fit-one.ts';

const { values: flags } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const largest = flags.quick ? 10_000 : 100_000;
/** Cases and members; the largest twice, so that one sees what members alone cost. */
const sizes: [cases: number, members: number][] = [
	[2_000, 20_000],
	...(flags.quick ? [] : [[10_000, 100_000] as [number, number]]),
	[largest, 2 * largest],
	[largest, 10 * largest],
];

console.error(`load ${loadavg()[0]?.toFixed(1)}`);
console.error(
	row('cases,members,learned,content s,parts s,blend s,fit s,clock s,peak MB,model MB,p50 ms,p95 ms,recall'.split(',')),
);
const figures = sizes.map(([cases, members]) => {
	const one = measure(cases, members);
	const { contentS, partsS, measuringS, fitS, fitClockS, peakMb, modelMb, foldInP50Ms, foldInP95Ms, recall20, popularRecall20 } =
		one;
	const counts = [one.cases, one.members, one.interactions].map((count) => count.toLocaleString('en'));
	const seconds = [contentS, partsS, measuringS, fitS, fitClockS].map((s) => s.toFixed(1));
	const waits = [foldInP50Ms, foldInP95Ms].map((ms) => ms.toFixed(2));
	console.error(
		row([...counts, ...seconds, peakMb, modelMb, ...waits, `${recall20.toFixed(3)} / ${popularRecall20.toFixed(3)}`]),
	);
	return one;
});
const [fewer, more] = figures.slice(-2) as [GrowthFigures, GrowthFigures];
const onPaper = { members: 10_000_000, fitS: Math.round(atTenMillion('fitS')), peakMb: Math.round(atTenMillion('peakMb')) };
console.error(
	`\nOn paper: ${more.cases.toLocaleString('en')} cases and 10 million members would take ${onPaper.fitS} s and ${onPaper.peakMb} MB, along the line from ${fewer.members.toLocaleString('en')} to ${more.members.toLocaleString('en')} members.`,
);
console.log(JSON.stringify({ sizes: figures, onPaper }));

function measure(cases: number, members: number): GrowthFigures {
	const script = join(import.meta.dirname, 'recommend-growth/fit-one.ts');
	const { stdout, status } = spawnSync(process.execPath, [script, String(cases), String(members)], {
		stdio: ['ignore', 'pipe', 'inherit'],
		encoding: 'utf8',
	});
	if (status !== 0) throw new Error(`The fit of ${cases} cases failed (${status}).`);
	return JSON.parse(stdout) as GrowthFigures;
}

function atTenMillion(what: 'fitS' | 'peakMb'): number {
	return more[what] + ((more[what] - fewer[what]) / (more.members - fewer.members)) * (10_000_000 - more.members);
}

function row(cells: (string | number)[]): string {
	return cells.map((cell) => String(cell).padStart(10)).join(' ');
}
