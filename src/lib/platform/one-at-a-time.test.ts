import { expect, test } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

test('pieces of work never run together, a failed one holds nobody up, and who is too many is told', async () => {
	const inTurn = oneAtATime({ mostWaiting: 3, restFactor: 0 });
	let running = 0;
	let most = 0;
	const work = (name: string) => async () => {
		running++;
		most = Math.max(most, running);
		await new Promise((resolve) => setImmediate(resolve));
		running--;
		if (name === 'b') throw new Error('b broke');
		return name;
	};
	const outcomes = await Promise.allSettled(['a', 'b', 'c', 'd'].map((name) => inTurn(work(name))));
	expect(outcomes.map((outcome) => ('value' in outcome ? outcome.value : outcome.reason.message))).toEqual([
		'a',
		'b broke',
		'c',
		'busy',
	]);
	expect(most).toBe(1);
	expect(await inTurn(work('e'))).toBe('e');
});
