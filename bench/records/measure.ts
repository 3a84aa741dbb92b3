/** Does the work over and over, by so many workers at once, for so long; gives how often it was done per second. */
export async function rateOf(
	work: (worker: number) => Promise<void>,
	{ workers, seconds }: { workers: number; seconds: number },
): Promise<number> {
	const end = performance.now() + seconds * 1000;
	const startedAt = performance.now();
	let done = 0;
	const keepOn = async (worker: number) => {
		while (performance.now() < end) {
			await work(worker);
			done += 1;
		}
	};
	await Promise.all(Array.from({ length: workers }, (_, worker) => keepOn(worker)));
	return done / ((performance.now() - startedAt) / 1000);
}

/** Times that something took, in milliseconds, one after the other; the first few are not counted. */
export async function timesOf(
	work: (at: number) => Promise<unknown>,
	{ times, warmUp }: { times: number; warmUp: number },
): Promise<number[]> {
	const measured: number[] = [];
	for (let at = 0; at < warmUp + times; at++) {
		const startedAt = performance.now();
		await work(at);
		if (at >= warmUp) measured.push(performance.now() - startedAt);
	}
	return measured;
}

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** The middle of a few figures. */
export function median(values: readonly number[]): number {
	return quantile(values, 0.5);
}
