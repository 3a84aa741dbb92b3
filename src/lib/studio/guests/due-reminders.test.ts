import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Awaited, dueReminders, mostReminders, reminderDays } from './due-reminders.ts';

const dayMs = 24 * 60 * 60 * 1000;
const begin = new Date('2026-03-01T09:00:00Z');
const on = (day: number) => new Date(begin.getTime() + day * dayMs);

const ending = fc.option(fc.double({ min: 0, max: 90, noNaN: true }), { nil: null });
const lives = fc.record({
	expires: fc.double({ min: 1, max: 80, noNaN: true }),
	answered: ending,
	approved: ending,
	refused: ending,
	withdrawn: ending,
});
/** Days on which the job runs: late, twice, or not for weeks. */
const runs = fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { maxLength: 60 });

test('whenever the job runs, nobody is reminded too often, too soon, or after they have said something', () => {
	fc.assert(
		fc.property(lives, runs, (life, pauses) => {
			const reminded: number[] = [];
			let today = 0;
			for (const pause of pauses) {
				today += pause;
				const past = (day: number | null) => (day !== null && day <= today ? on(day) : null);
				const last = reminded.at(-1);
				const one: Awaited = {
					id: 'en',
					invitedAt: begin,
					expiresAt: on(life.expires),
					answeredAt: past(life.answered),
					approvedAt: past(life.approved),
					refusedAt: past(life.refused),
					withdrawnAt: past(life.withdrawn),
					remindedAt: last === undefined ? null : on(last),
					reminders: reminded.length,
				};
				if (dueReminders([one], on(today)).length > 0) reminded.push(today);
			}
			const end = Math.min(
				...[life.expires, life.answered, life.approved, life.refused, life.withdrawn].map((day) => day ?? 999),
			);
			expect(reminded.length).toBeLessThanOrEqual(mostReminders);
			for (const [at, day] of reminded.entries()) {
				expect(day).toBeLessThanOrEqual(end);
				expect(day - (reminded[at - 1] ?? 0)).toBeGreaterThanOrEqual(reminderDays - 1e-6);
			}
		}),
	);
});

test('a guest who stays silent is reminded twice, a week apart', () => {
	const silent = { answeredAt: null, approvedAt: null, refusedAt: null, withdrawnAt: null };
	const one: Awaited = { id: 'en', invitedAt: begin, expiresAt: on(60), remindedAt: null, reminders: 0, ...silent };
	const days: number[] = [];
	for (let day = 0; day < 60; day++) {
		if (dueReminders([one], on(day)).length === 0) continue;
		days.push(day);
		one.remindedAt = on(day);
		one.reminders++;
	}
	expect(days).toEqual([7, 14]);
});
