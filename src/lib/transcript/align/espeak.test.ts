import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { splitWords } from '../split-words.ts';
import { createEspeak } from './espeak.server.ts';
import type { Synthesise } from './reference.ts';

describe('createEspeak', () => {
	let read: Synthesise;
	beforeAll(async () => {
		read = await createEspeak();
	});

	const phones = (text: string, language: string) =>
		read(text, language).words.map((word) => word.phones.map(({ name }) => name).join(' '));

	it('gives the phones of each word, with their times', () => {
		expect(phones('Hei, du «der» – ja.', 'nb')).toEqual(['h aɪ', 'd ʉː', 'd ɛː r', '', 'j ɑ']);
		const { samples, sampleRate, words } = read('Hei, du der.', 'nb');
		const times = words.flatMap((word) => word.phones.flatMap(({ startMs, endMs }) => [startMs, endMs]));
		expect(times).toEqual(times.toSorted((a, b) => a - b));
		expect(times.at(-1)).toBeLessThanOrEqual((1000 * samples().length) / sampleRate);
	});

	it('reads a number as one word, and shares out what is read as one', () => {
		expect(phones('I 1998 var', 'nb')).toHaveLength(3);
		expect(phones('I 1998 var', 'nb')[1]?.split(' ').length).toBeGreaterThan(10);
		expect(phones('of the people', 'en').slice(0, 2)).toEqual(['ʌ v', 'ð ə']);
	});

	it('reads nynorsk with the Norwegian voice, and names a language that it cannot read', () => {
		expect(phones('Hei', 'nn')).toEqual(phones('Hei', 'nb'));
		expect(() => read('Hei', 'xx-nowhere')).toThrow('no reading voice for the language “xx-nowhere”');
	});

	it('takes any text as it is', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 })), (text) => {
				expect(read(text, 'en').words).toHaveLength(splitWords(text).length);
			}),
			{ numRuns: 100 },
		);
	}, 60_000);
});
