import { expect, test } from 'vitest';
import { readPathFile, writePathFile } from './path-file.ts';

const text = `title: En sti
language: nb
steps:
  - case: C9001
    because: Først.
  - choose:
      - case: "#9002"
      - case: bussen
`;

test('a file is read, and written as it can be read again', () => {
	const read = readPathFile(text, 'sti.yaml');
	expect(read).toEqual({
		title: 'En sti',
		language: 'nb',
		shown: 'owner',
		steps: [{ case: 'C9001', because: 'Først.' }, { choose: [{ case: '#9002' }, { case: 'bussen' }] }],
	});
	expect(readPathFile(writePathFile(read), 'x')).toEqual(read);
});

test.for([
	['title: A\nlanguage: nb\nsteps: 3', 'steps'],
	['language: nb\nsteps: []', 'title'],
	[text.replace('language: nb', 'language: norsk bokmål'), 'language'],
	[`${text}shown: alle`, 'shown'],
])('says which field of %s is wrong', ([wrong, field]) => {
	expect(() => readPathFile(wrong ?? '', 'sti.yaml')).toThrow(
		expect.objectContaining({ field, message: expect.stringContaining('sti.yaml') }),
	);
});

test('a hundred steps and no more, and nothing but YAML', () => {
	const steps = (count: number) => `title: A\nlanguage: nb\nsteps:\n${'  - case: C9001\n'.repeat(count)}`;
	expect(readPathFile(steps(100), 'x').steps).toHaveLength(100);
	expect(() => readPathFile(steps(101), 'x')).toThrow(/steps/);
	expect(() => readPathFile('{', 'x')).toThrow(/YAML/);
});
