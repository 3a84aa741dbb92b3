/** So far back the speed is measured: connections change. */
const windowMs = 20_000;
const leastMs = 3000;

/** Tells from what has been sent lately how long the rest takes, in milliseconds; undefined until that can be told. */
export function createTimeLeft(now: () => number = () => performance.now()): (done: number, bytes: number) => number | undefined {
	let marks: { at: number; done: number }[] = [];
	return (done, bytes) => {
		const at = now();
		// What was here before this run, or was sent before a pause, says nothing of the speed.
		const before = marks.at(-1);
		if (before && (done < before.done || at - before.at > windowMs)) marks = [];
		marks = [...marks.filter((mark) => at - mark.at <= windowMs), { at, done }];
		const first = marks[0];
		if (!first || at - first.at < leastMs || done === first.done) return undefined;
		return ((bytes - done) * (at - first.at)) / (done - first.done);
	};
}
