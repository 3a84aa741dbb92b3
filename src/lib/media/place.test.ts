import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newestPlace, type Place, placeFrom, toldPlaces } from './place.ts';

const now = new Date('2026-01-02T12:00:00Z');
const told = (more: object) => ({ case: 'a', seconds: 60, agoMs: 0, ...more });

const place: fc.Arbitrary<Place> = fc.record({
	atMs: fc.nat(2_000_000),
	isFinished: fc.boolean(),
	// Few enough moments that two devices often tell of the same one.
	notedAt: fc.nat(5).map((minute) => new Date(now.getTime() + minute * 60_000)),
});

it('comes to the same place in whatever order the devices are heard, and however often', () => {
	fc.assert(
		fc.property(fc.array(place, { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.nat()), (places, picks) => {
			const merged = places.reduce(newestPlace);
			const shuffled = places.toSorted(() => ((picks.next().value ?? 0) % 2) - 0.5);
			expect(shuffled.reduce(newestPlace)).toEqual(merged);
			expect([...places, ...shuffled].reduce(newestPlace)).toEqual(merged);
		}),
	);
});

it('never goes back to what an old device tells, and never forgets that the end was reached', () => {
	fc.assert(
		fc.property(place, place, (stored, arriving) => {
			const merged = newestPlace(stored, arriving);
			const latest = Math.max(stored.notedAt.getTime(), arriving.notedAt.getTime());
			expect(merged.notedAt.getTime()).toBe(latest);
			if (arriving.notedAt < stored.notedAt) expect(merged.atMs).toBe(stored.atMs);
			if (arriving.notedAt > stored.notedAt) expect(merged.atMs).toBe(arriving.atMs);
			expect(merged.isFinished).toBe(stored.isFinished || arriving.isFinished);
		}),
	);
});

it('is finished at 95 per cent of what the player measured, else of what the catalogue says', () => {
	expect(placeFrom(told({ seconds: 94.9, length: 100 }), now, 50_000)).toMatchObject({ atMs: 94_900, isFinished: false });
	expect(placeFrom(told({ seconds: 95, length: 100 }), now, null)).toMatchObject({ atMs: 0, isFinished: true });
	expect(placeFrom(told({ seconds: 95 }), now, 100_000)).toMatchObject({ isFinished: true });
	expect(placeFrom(told({ seconds: 95 }), now, null)).toMatchObject({ atMs: 95_000, isFinished: false });
});

it('holds the age of a place between now and ten years ago, whatever clock the device has', () => {
	fc.assert(
		fc.property(fc.double({ noNaN: true, max: Number.MAX_SAFE_INTEGER }), (agoMs) => {
			const noted = placeFrom(told({ agoMs }), now, null).notedAt;
			expect(noted.getTime()).toBeLessThanOrEqual(now.getTime());
			expect(noted.getFullYear()).toBeGreaterThanOrEqual(2015);
		}),
	);
	expect(placeFrom(told({ agoMs: 90_000 }), now, null).notedAt).toEqual(new Date('2026-01-02T11:58:30Z'));
});

it.for([
	['a place without a case', { seconds: 1, agoMs: 0 }],
	['seconds that no recording has', told({ seconds: 1e300 })],
	['seconds before the beginning', told({ seconds: -1 })],
	['seconds that are none', told({ seconds: Number.NaN })],
	['seconds as text', told({ seconds: '60' })],
	['a length of nothing', told({ length: 0 })],
	['an age without end', told({ agoMs: Number.POSITIVE_INFINITY })],
	['somebody else’s name', told({ user: '1' })],
])('refuses %s', ([, one]) => {
	expect(toldPlaces.safeParse({ places: [one] }).success).toBe(false);
});

it('takes what a player tells, and no more than a browser keeps', () => {
	expect(toldPlaces.safeParse({ places: [told({ length: 1800 })] }).success).toBe(true);
	expect(toldPlaces.safeParse({ places: Array(101).fill(told({})) }).success).toBe(false);
});
