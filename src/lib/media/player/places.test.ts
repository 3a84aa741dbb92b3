import { expect, it } from 'vitest';
import { newestStart, readPlaces, withPlace } from './places.ts';

const now = Date.UTC(2026, 0, 2);
const at = (seconds: number, length = 1800) => ({ seconds, length, at: now });

it('remembers where one left off, and forgets it at the end', () => {
	const places = withPlace({}, 'a', at(83.9));
	expect(places).toEqual({ a: [83, now] });
	expect(withPlace(places, 'a', at(1795))).toEqual({});
	expect(withPlace(places, 'a', at(2))).toEqual({});
});

it('takes a recording of unknown length', () => {
	expect(withPlace({}, 'a', at(40, Number.NaN))).toEqual({ a: [40, now] });
});

it('keeps the latest hundred', () => {
	let places = {};
	for (let day = 0; day < 150; day++) places = withPlace(places, `case-${day}`, { ...at(60), at: now + day });
	expect(Object.keys(places)).toHaveLength(100);
	expect(places).not.toHaveProperty('case-49');
	expect(places).toHaveProperty('case-50');
});

it('begins anew when what was remembered is broken', () => {
	for (const broken of [null, '{', '3', 'null', '{"a":1}', '[1]']) expect(readPlaces(broken)).toEqual({});
});

it('reads what remembered the day alone', () => {
	expect(readPlaces(`{"a":[83,20455],"b":[20,${now}]}`)).toEqual({ a: [83, now], b: [20, now] });
});

it('goes on where one was last, here or anywhere', () => {
	expect(newestStart(undefined, undefined)).toBeUndefined();
	expect(newestStart([60, now], undefined)).toBe(60);
	expect(newestStart([60, now], [90, now - 1])).toBe(60);
	expect(newestStart([60, now], [90, now + 1])).toBe(90);
	// Heard to the end on another device, after it was begun here.
	expect(newestStart([60, now], [0, now + 1])).toBeUndefined();
});
