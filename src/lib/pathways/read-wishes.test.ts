import { expect, test } from 'vitest';
import { mostMinutes } from './path.ts';
import { readWishes } from './read-wishes.ts';

const read = (query: string) => readWishes(new URLSearchParams(query));

test('wishes are read out of an address', () => {
	expect(
		read('theme=helse&theme=finans&theme=helse&perspective=leder&goal=3&views=3&minutes=240&level=experienced&language=nn'),
	).toEqual({
		themes: ['helse', 'finans'],
		perspectives: ['leder'],
		goals: [3],
		views: 3,
		minutes: 240,
		level: 'experienced',
		language: 'nn',
	});
});

test('what is missing or no wish has its usual value, and nothing is without bounds', () => {
	const usual = { themes: [], perspectives: [], goals: [], views: 1, minutes: 120, level: 'beginner' };
	expect(read('')).toEqual(usual);
	expect(read("theme=<script>&theme='--&goal=0&goal=18&goal=1.5&views=x&minutes=&level=9&language=norsk%20nynorsk")).toEqual(
		usual,
	);
	expect(read('views=99999&minutes=1e9')).toMatchObject({ views: 10, minutes: mostMinutes });
	expect(read('views=-3&minutes=-5')).toMatchObject({ views: 1, minutes: 15 });
	expect(read(Array.from({ length: 500 }, (_, at) => `theme=t${at}`).join('&')).themes).toHaveLength(30);
});
