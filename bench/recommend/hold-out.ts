import { memberCount } from '#lib/pathways/engine/histories.ts';
import { historiesOf, type TopNData } from './read-data.ts';

/**
 * Makes a validation part from what is learned on, for choosing settings without looking at the test: of each member a fifth.
 * Not one by one at random, as the test was not chosen so either: of Gowalla's places, each with ten visitors at least, some
 * are left with one to learn on. It is a run of neighbours in the order of item numbers, wherever it begins. Places numbered
 * near each other are visited together, so a run is like a journey, and the rest of that journey does not give it away.
 */
export function holdOut({ histories }: TopNData): TopNData {
	const { items, offsets, item } = histories;
	const random = randomNumbers();
	const [left, test]: number[][][] = [[], []];
	for (let member = 0; member < memberCount(histories); member++) {
		const own = Array.from(item.subarray(offsets[member], offsets[member + 1])).sort((one, other) => one - other);
		const start = Math.floor(random() * own.length);
		const isHeldOut = (at: number) => (at - start + own.length) % own.length < Math.round(own.length / 5);
		left?.push(own.filter((_, at) => !isHeldOut(at)));
		test?.push(own.filter((_, at) => isHeldOut(at)));
	}
	return { histories: historiesOf(left ?? [], items), test: test ?? [] };
}

/** Numbers from 0 up to 1, always the same (a linear congruential generator). */
function randomNumbers(): () => number {
	let state = 1;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}
