/**
 * For work that anybody may cause and that takes the processor: one piece after another, `restFactor` times as long
 * a rest after each as it took, and `busy` for whoever comes when `mostWaiting` are there already.
 */
export function oneAtATime({ mostWaiting, restFactor }: { mostWaiting: number; restFactor: number }) {
	let waiting = 0;
	let last: Promise<unknown> = Promise.resolve();
	return async <T>(work: () => Promise<T>): Promise<T | 'busy'> => {
		if (waiting >= mostWaiting) return 'busy';
		waiting++;
		let start = 0;
		const begin = () => {
			start = performance.now();
			return work();
		};
		const done = last.then(begin).finally(() => waiting--);
		last = done.catch(() => undefined).then(() => pause((performance.now() - start) * restFactor));
		return done;
	};
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
