import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFirstNameOfAny, resolveSpeaker } from './resolve-speaker.ts';

const people = ['Kari Anne Dikt', 'Ola Fabel', 'Ola Nordlys', 'Jan Skrøne', 'Ann Tull', 'Anne Tull'];

describe('a label of a transcript', () => {
	test.each([
		['Kari Anne Dikt', 'Kari Anne Dikt'],
		['kari', 'Kari Anne Dikt'],
		['Kari Anne', 'Kari Anne Dikt'],
		['Kari\u00a0 Anne:', 'Kari Anne Dikt'],
		['Kari Dikt', 'Kari Anne Dikt'],
		['Dikt', 'Kari Anne Dikt'],
		['Kari (vert)', 'Kari Anne Dikt'],
		['Kari [00:12]', 'Kari Anne Dikt'],
		['K', 'Kari Anne Dikt'],
		['Kari A', 'Kari Anne Dikt'],
		['Ola F', 'Ola Fabel'],
		['Ann', 'Ann Tull'],
		['Skr', undefined],
		['Ola', undefined],
		['Tull', undefined],
		['A', undefined],
		['Ja', undefined],
		['Dikt Kari', undefined],
		['Jeg sier', undefined],
		['', undefined],
		[':', undefined],
	])('%j means %s', (label, person) => {
		expect(resolveSpeaker(label, people)).toBe(person);
	});

	test('a full name wins over a longer one that begins with it', () => {
		expect(resolveSpeaker('Kari Nord', ['Kari Nord Berg', 'Kari Nord'])).toBe('Kari Nord');
	});

	test('the same person listed twice is one person', () => {
		expect(resolveSpeaker('Ola', ['Ola Fabel', 'Ola Fabel'])).toBe('Ola Fabel');
	});

	test('never means anybody who is not listed, and always the one whose full name it is', () => {
		fc.assert(
			fc.property(fc.string(), fc.uniqueArray(fc.stringMatching(/^[A-D][a-c]{2,4} [A-D][a-c]{2,4}$/)), (label, names) => {
				expect([...names, undefined]).toContain(resolveSpeaker(label, names));
				for (const name of names) expect(resolveSpeaker(name, names)).toBe(name);
			}),
		);
	});

	test('is known as the first name of somebody also when several have it', () => {
		expect(isFirstNameOfAny('Ola', people)).toBe(true);
		expect(isFirstNameOfAny('Fabel', people)).toBe(false);
		expect(isFirstNameOfAny('', people)).toBe(false);
	});
});
