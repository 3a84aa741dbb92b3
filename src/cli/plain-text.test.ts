import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test('what a stranger writes gives the terminal no orders', () => {
	expect(plainText('\x1b]0;rm\x07\x1b[2J\x9b31m\r\u202eolleh')).toBe('�]0;rm��[2J�31m��olleh');
});

test('text in any script stays as it is', () => {
	const text = 'Hei på deg,\n\tהלו 你好 👩‍👩‍👧 né';
	expect(plainText(text)).toBe(text);
});
