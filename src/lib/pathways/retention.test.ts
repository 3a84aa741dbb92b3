import { expect, test } from 'vitest';
import { retentionByWeek } from './retention.ts';

test('first reviews, and those of one day, say nothing of what is remembered', () => {
	// 22 November 2026 is a Sunday.
	const histories = [
		[
			{ rating: 1, on: '2026-11-09' },
			{ rating: 3, on: '2026-11-16' },
			{ rating: 1, on: '2026-11-16' },
			{ rating: 1, on: '2026-11-22' },
		],
		[{ rating: 3, on: '2026-11-16' }],
		[
			{ rating: 3, on: '2026-11-01' },
			{ rating: 2, on: '2026-11-15' },
		],
	] as const;
	expect(retentionByWeek(histories, '2026-11-22', 3)).toEqual([
		{ monday: '2026-11-02', reviews: 0, remembered: 0 },
		{ monday: '2026-11-09', reviews: 1, remembered: 1 },
		{ monday: '2026-11-16', reviews: 2, remembered: 1 },
	]);
});
