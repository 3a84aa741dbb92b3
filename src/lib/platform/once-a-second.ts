/** Does the work at most once a second, for what is told more often than it need be written down. */
export function onceASecond<Args extends unknown[]>(work: (...args: Args) => void): (...args: Args) => void {
	let last = 0;
	return (...args) => {
		if (Date.now() - last < 1000) return;
		last = Date.now();
		work(...args);
	};
}
