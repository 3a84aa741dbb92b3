import { expect, test } from 'vitest';
import { nextHour, soonestReminding } from './clock-hours.ts';

test('seven in the morning is seven in winter, in summer, and on the days between', () => {
	expect(nextHour(7, new Date('2026-12-01T10:30:00Z'))).toEqual(new Date('2026-12-02T06:00:00Z'));
	expect(nextHour(7, new Date('2026-07-01T10:30:00Z'))).toEqual(new Date('2026-07-02T05:00:00Z'));
	expect(nextHour(7, new Date('2027-03-27T06:00:00Z'))).toEqual(new Date('2027-03-28T05:00:00Z'));
	expect(nextHour(7, new Date('2026-10-24T05:00:00Z'))).toEqual(new Date('2026-10-25T06:00:00Z'));
});

test('nobody is reminded at night', () => {
	const [day, night] = [new Date('2026-12-01T19:30:00Z'), new Date('2026-12-01T20:30:00Z')];
	expect(soonestReminding(day)).toEqual(day);
	expect(soonestReminding(night)).toEqual(new Date('2026-12-02T06:00:00Z'));
});
