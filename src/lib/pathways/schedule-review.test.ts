import { default_w } from 'ts-fsrs';
import { expect, test } from 'vitest';
import { addDays } from './memory/days.ts';
import { type Memory, type Rating, schedulerFor, usualSettings } from './schedule-review.ts';

const [again, hard, good, easy] = [1, 2, 3, 4] as const;
const begin = '2022-12-29';

/** Reviews a question with these ratings, each on the day that it is due, and tells of the memory after each. */
function reviewWhenDue(parameters: readonly number[], ratings: readonly Rating[]) {
	const scheduler = schedulerFor({ ...usualSettings, parameters });
	const memories: Memory[] = [];
	for (const rating of ratings) {
		const latest = memories.at(-1);
		memories.push(scheduler.review(latest, { rating, on: latest?.due ?? begin }));
	}
	const days = memories.map(({ reviewedOn, due }) => (Date.parse(due) - Date.parse(reviewedOn)) / 86_400_000);
	return {
		days,
		stability: memories.map(({ stability }) => stability),
		difficulty: memories.map(({ difficulty }) => difficulty),
	};
}

/** The parameters of ts-fsrs' own tests, packages/fsrs/__tests__/impl/long-term_scheduler.test.ts (FSRS-5, which it migrates). */
const longTerm = [
	0.4197, 1.1869, 3.0412, 15.2441, 7.1434, 0.6477, 1.0007, 0.0674, 1.6597, 0.1712, 1.1178, 2.0225, 0.0904, 0.3025, 2.1214, 0.2498,
	2.9466, 0.4891, 0.6468,
];

/** Expectations from the same file, `test1` to `test5`. */
const references = [
	{
		ratings: [good, good, good, good, good, good, again, again, good, good, good, good, good],
		days: [3, 13, 48, 155, 445, 1158, 17, 3, 11, 37, 112, 307, 773],
		stability: [
			3.0412, 13.09130698, 48.15848988, 154.93732625, 445.05562739, 1158.07779739, 16.63063166, 3.01732209, 11.42247264,
			37.37521902, 111.8752758, 306.5974569, 772.94026648,
		],
		difficulty: [
			4.49094334, 4.26664289, 4.05746029, 3.86237659, 3.68044154, 3.51076891, 4.69833071, 5.55956298, 5.26323756, 4.98688448,
			4.72915759, 4.4888015, 4.26464541,
		],
	},
	{
		ratings: [again, hard, good, easy, again, hard, good, easy],
		days: [1, 2, 6, 41, 4, 7, 21, 133],
		stability: [0.4197, 1.0344317, 5.5356759, 41.0033667, 4.46605519, 6.67743292, 20.88868155, 132.81849454],
		difficulty: [7.1434, 7.03653841, 6.64066485, 5.92312772, 6.44779861, 6.45995078, 6.10293922, 5.36588547],
	},
	{
		ratings: [hard, good, easy, again, hard, good, easy, again],
		days: [2, 7, 54, 5, 8, 26, 171, 8],
		stability: [1.1869, 6.59167572, 53.76078737, 5.0853693, 8.09786749, 25.52991279, 171.16195166, 8.11072373],
		difficulty: [6.23225985, 5.89059466, 5.14583392, 5.884097, 5.99269555, 5.667177, 4.91430736, 5.71619151],
	},
	{
		ratings: [good, easy, again, hard, good, easy, again, hard],
		days: [3, 33, 4, 7, 26, 193, 9, 14],
		stability: [3.0412, 32.65484522, 4.22256838, 7.2325009, 25.52681746, 193.36618775, 8.63899847, 14.31323867],
		difficulty: [4.49094334, 3.69538259, 4.83221448, 5.12078462, 4.85403286, 4.07165035, 5.1050878, 5.34697075],
	},
	{
		ratings: [easy, again, hard, good, easy, again, hard, good],
		days: [15, 3, 6, 27, 240, 10, 17, 60],
		stability: [15.2441, 3.25621013, 6.32684549, 26.56339029, 239.70462771, 9.75621519, 17.06035531, 59.59547542],
		difficulty: [1.16304343, 2.99573557, 3.59851762, 3.43436666, 2.60045771, 4.03816348, 4.46259158, 4.24020203],
	},
] as const;

test.for(references)('reviews are scheduled as ts-fsrs’ reference has it: $ratings', ({ ratings, ...expected }) => {
	expect(reviewWhenDue(longTerm, ratings)).toEqual(expected);
});

test('the memory after fixed days is that of FSRS-6’s reference', () => {
	// ts-fsrs, packages/fsrs/__tests__/FSRS-6.test.ts, `memory state[long-term]`; the same numbers are fsrs-rs' (src/inference.rs).
	const scheduler = schedulerFor(usualSettings);
	let [memory, day]: [Memory | undefined, string] = [undefined, begin];
	for (const [at, rating] of ([again, good, good, good, good, good] as const).entries()) {
		day = addDays(day, [0, 0, 1, 3, 8, 21][at] ?? 0);
		memory = scheduler.review(memory, { rating, on: day });
	}
	expect(memory?.stability).toBeCloseTo(53.335106, 4);
	expect(memory?.difficulty).toBeCloseTo(6.3574867, 4);
});

test('a first review begins where the published parameters of FSRS-6 say', () => {
	// The same file, `first repeat`; the intervals are ours, since nobody is asked twice a day here.
	const scheduler = schedulerFor(usualSettings);
	const first = ([again, hard, good, easy] as const).map((rating) => scheduler.review(undefined, { rating, on: begin }));
	expect(first.map(({ stability }) => stability)).toEqual([0.212, 1.2931, 2.3065, 8.2956]);
	expect(first.map(({ difficulty }) => difficulty)).toEqual([6.4133, 5.11217071, 2.11810397, 1]);
	expect(usualSettings.parameters).toEqual(default_w);
	expect(scheduler.intervals(undefined, begin)).toEqual({ again: 1, hard: 2, good: 3, easy: 8 });
});

test('after as many days as its stability a question is remembered nine times in ten', () => {
	const scheduler = schedulerFor(usualSettings);
	const memory = { stability: 30, reviewedOn: begin };
	expect(scheduler.retrievability(memory, addDays(begin, 30))).toBeCloseTo(0.9, 6);
	expect(scheduler.retrievability(memory, begin)).toBe(1);
	expect(scheduler.retrievability(memory, addDays(begin, -3))).toBe(1);
});

test('who aims lower is asked later, and who aims higher sooner', () => {
	const known = { stability: 30, difficulty: 5, reps: 4, lapses: 0, reviewedOn: begin, due: addDays(begin, 30) };
	const daysAt = (targetRetention: number) =>
		schedulerFor({ ...usualSettings, targetRetention }).intervals(known, known.due).good;
	expect(daysAt(0.97)).toBeLessThan(daysAt(0.9));
	expect(daysAt(0.9)).toBeLessThan(daysAt(0.7));
});

test('questions that were learned together drift apart, the same way each time', () => {
	const known = { stability: 60, difficulty: 5, reps: 4, lapses: 0, reviewedOn: begin, due: addDays(begin, 60) };
	const dueOf = (seed?: string) => schedulerFor(usualSettings, seed).review(known, { rating: good, on: known.due }).due;
	const seeds = Array.from({ length: 20 }, (_, at) => `7/question-${at}`);
	expect(new Set(seeds.map(dueOf)).size).toBeGreaterThan(3);
	expect(seeds.map(dueOf)).toEqual(seeds.map(dueOf));
	const exact = Date.parse(dueOf()) - Date.parse(known.due);
	for (const seed of seeds) expect(Math.abs((Date.parse(dueOf(seed)) - Date.parse(known.due)) / exact - 1)).toBeLessThan(0.1);
	// What a button promises is what happens.
	const scheduler = schedulerFor(usualSettings, 'x');
	expect(addDays(known.due, scheduler.intervals(known, known.due).good)).toBe(
		scheduler.review(known, { rating: good, on: known.due }).due,
	);
});

test('a clock that was set back does no harm', () => {
	const scheduler = schedulerFor(usualSettings);
	const memory = scheduler.review(undefined, { rating: good, on: begin });
	expect(scheduler.review(memory, { rating: good, on: addDays(begin, -5) }).reviewedOn).toBe(begin);
});
