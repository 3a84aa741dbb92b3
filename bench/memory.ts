/**
 * Does what the site says of a memory come true? `npm run -s bench:memory` lets invented learners, who forget by parameters of
 * their own, review questions for two years as the site would have it (FSRS-6, the published parameters, 90 % as the target,
 * some days missed). Then it fits parameters to the first four fifths of each learner's reviews, as the site does at night, and
 * compares the chances that both sets of parameters gave to the last fifth with what happened.
 *
 * `--learners` (40) and `--questions` (250) change the size. Tables go to standard error, a picture of the calibration to
 * docs/pictures/calibration.svg; one line of JSON to standard output: log loss and RMSE(bins) of both, and of the truth.
 */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type CalibrationBin, calibrationBins, logLoss, rmseOfBins } from '#lib/pathways/memory/calibration.ts';
import { countRecalls, dayOfLatest, fitParameters, type History } from '#lib/pathways/memory/fit-parameters.ts';
import { type Prediction, predictReviews } from '#lib/pathways/memory/replay-reviews.ts';
import { usualSettings } from '#lib/pathways/schedule-review.ts';
import { mulberry32 } from '#lib/platform/mulberry32.ts';
import { simulateReviews } from '../tests/pathways/simulated-learner.ts';
import { drawCalibration } from './memory/draw-calibration.ts';

const { values: flags } = parseArgs({
	options: { learners: { type: 'string', default: '40' }, questions: { type: 'string', default: '250' } },
});
const [learners, questions] = [Number(flags.learners), Number(flags.questions)];
const sources = ['published', 'fitted', 'true'] as const;
type Source = (typeof sources)[number];

/** The judged reviews of each learner. */
const judged: Record<Source, Prediction[][]> = { published: [], fitted: [], true: [] };
let [reviews, kept, fitMs] = [0, 0, 0];
for (let seed = 1; seed <= learners; seed++) {
	const truth = someTruth(seed);
	const histories = simulateReviews({ truth, questions, days: 730, seed }, usualSettings);
	reviews += countRecalls(histories);
	const startedAt = performance.now();
	const fit = await fitParameters(histories, usualSettings.parameters);
	if (!fit) throw new Error('The optimiser cannot be loaded here.');
	fitMs += performance.now() - startedAt;
	// As the site does: what foretells worse than the published parameters is not used.
	const isKept = fit.logLoss.after <= fit.logLoss.before;
	kept += Number(isKept);
	const since = dayOfLatest(histories);
	const fitted = isKept ? fit.parameters : usualSettings.parameters;
	for (const [source, parameters] of [
		['published', usualSettings.parameters],
		['fitted', fitted],
		['true', truth],
	] as const)
		judged[source].push(lateReviews(histories, since, parameters));
}

console.error(
	`${learners} learners, ${reviews} reviews, ${judged.true.flat().length} of them judged; ${kept} fits kept, ${Math.round(fitMs / learners)} ms each.`,
);
console.error('\nSteps of the chance, and the share that was remembered');
for (const source of sources)
	console.error(`${source.padEnd(10)} ${calibrationBins(judged[source].flat()).map(sayBin).join('  ')}`);
console.error('\n             log loss   RMSE(bins)');
for (const source of sources)
	console.error(
		`${source.padEnd(10)} ${measure(source).logLoss.toFixed(4).padStart(10)} ${measure(source).rmseBins.toFixed(4).padStart(12)}`,
	);

const { published, fitted } = judged;
const file = join(import.meta.dirname, '../docs/pictures/calibration.svg');
writeFileSync(
	file,
	drawCalibration([
		['Published parameters', calibrationBins(published.flat())],
		['Fitted to the learner', calibrationBins(fitted.flat())],
	]),
);
console.log(
	JSON.stringify({ published: measure('published'), fitted: measure('fitted'), true: measure('true'), reviews, kept, learners }),
);

/** Somebody who forgets sooner or later than most, and whom each review helps more or less; on average sooner, and less. */
function someTruth(seed: number): number[] {
	const chance = mulberry32(seed * 7919);
	const bell = () => chance() + chance() + chance() + chance() - 2;
	const pace = Math.exp(bell() - 0.5);
	const growth = 0.7 * bell() - 0.35;
	return usualSettings.parameters.map((value, at) => {
		if (at < 4) return Math.min(100, value * pace * Math.exp(0.4 * bell()));
		if (at === 8) return value + growth;
		if (at === 20) return Math.min(0.6, Math.max(0.1, value * Math.exp(0.7 * bell())));
		return at < 17 ? value * Math.exp(0.25 * bell()) : value;
	});
}

function lateReviews(histories: readonly History[], since: string, parameters: readonly number[]): Prediction[] {
	return histories.flatMap((history) =>
		predictReviews(history, { ...usualSettings, parameters }).filter(({ on }) => on >= since),
	);
}

/** For each learner by themselves, since too high for one and too low for another would else look right; then over all reviews. */
function measure(source: Source) {
	const all = judged[source];
	const count = all.flat().length;
	const over = (of: (predictions: Prediction[]) => number) =>
		Math.round((all.reduce((sum, one) => sum + of(one) * one.length, 0) / count) * 1e4) / 1e4;
	return { logLoss: over(logLoss), rmseBins: over((one) => rmseOfBins(calibrationBins(one))) };
}

function sayBin({ predicted, actual, count }: CalibrationBin): string {
	return `${predicted.toFixed(2)}→${actual.toFixed(2)} (${count})`;
}
