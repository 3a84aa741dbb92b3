import type { Prediction } from './replay-reviews.ts';

type Judged = Pick<Prediction, 'chance' | 'remembered'>;

/** How surprising it was what was remembered, on average; the smaller, the better the chances that were given. */
export function logLoss(predictions: readonly Judged[]): number {
	const surprise = ({ chance, remembered }: Judged) => -Math.log(Math.max(remembered ? chance : 1 - chance, 1e-9));
	return mean(predictions.map(surprise));
}

/** Predictions of about the same chance, and how often those came true. */
export interface CalibrationBin {
	/** The average of the chances. */
	predicted: number;
	/** The share that was remembered. */
	actual: number;
	count: number;
}

/** The predictions in ten equal steps of their chance; steps without any are left out. */
export function calibrationBins(predictions: readonly Judged[], steps = 10): CalibrationBin[] {
	const bins = Map.groupBy(predictions, ({ chance }) => Math.min(steps - 1, Math.floor(chance * steps)));
	return [...bins]
		.sort(([one], [other]) => one - other)
		.map(([, all]) => ({
			predicted: mean(all.map(({ chance }) => chance)),
			actual: mean(all.map(({ remembered }) => Number(remembered))),
			count: all.length,
		}));
}

/** How far the chances are from what happened, over the bins, each by how many predictions it has. */
export function rmseOfBins(bins: readonly CalibrationBin[]): number {
	const count = bins.reduce((sum, bin) => sum + bin.count, 0);
	const squares = bins.reduce((sum, bin) => sum + bin.count * (bin.predicted - bin.actual) ** 2, 0);
	return Math.sqrt(squares / count);
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
