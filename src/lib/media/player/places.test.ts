import { expect, it } from 'vitest';
import { readPlaces, withPlace } from './places.ts';

const at = (seconds: number, length = 1800) => ({ seconds, length, day: 20_000 });

it('remembers where one left off, and forgets it at the end', () => {
	const places = withPlace({}, 'a', at(83.9));
	expect(places).toEqual({ a: [83, 20_000] });
	expect(withPlace(places, 'a', at(1795))).toEqual({});
	expect(withPlace(places, 'a', at(2))).toEqual({});
});

it('takes a recording of unknown length', () => {
	expect(withPlace({}, 'a', at(40, Number.NaN))).toEqual({ a: [40, 20_000] });
});

it('keeps the latest hundred', () => {
	let places = {};
	for (let day = 0; day < 150; day++) places = withPlace(places, `case-${day}`, { ...at(60), day });
	expect(Object.keys(places)).toHaveLength(100);
	expect(places).not.toHaveProperty('case-49');
	expect(places).toHaveProperty('case-50');
});

it('begins anew when what was remembered is broken', () => {
	expect([readPlaces(null), readPlaces('{'), readPlaces('3')]).toEqual([{}, {}, {}]);
});
