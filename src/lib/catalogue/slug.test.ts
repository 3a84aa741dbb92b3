import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstFree, hueOf, isNumbered, slugOf } from './slug.ts';

test.each([
	['Læring på Øya', 'laering-pa-oya'],
	['C0178 Kommunenes muligheter', 'c0178-kommunenes-muligheter'],
	['  Hva? – «Alt» & litt til! ', 'hva-alt-litt-til'],
	['Čáhppes Đorđe Strauß', 'cahppes-dorde-strauss'],
	['ＦＵＬＬ ﬁle', 'full-file'],
])('%s', (name, slug) => expect(slugOf(name)).toBe(slug));

test('every name gets a slug that the database takes, and always the same', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
			expect(slugOf(name)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
			expect(slugOf(name).length).toBeLessThanOrEqual(90);
			expect(slugOf(name)).toBe(slugOf(name));
			expect(slugOf(slugOf(name))).toBe(slugOf(name));
		}),
	);
});

test('names without Latin letters keep apart', () => {
	expect(slugOf('Привет')).not.toBe(slugOf('Здравствуй'));
});

test('a taken slug is numbered', () => {
	expect(firstFree('a', new Set())).toBe('a');
	expect(firstFree('a', new Set(['a', 'a-2', 'a-4']))).toBe('a-3');
	expect(['a', 'a-2', 'a-b', 'ab', 'a-2-b'].map((slug) => isNumbered(slug, 'a'))).toEqual([true, true, false, false, false]);
});

test('a hue is a degree on the colour circle', () => {
	fc.assert(fc.property(fc.string(), (slug) => hueOf(slug) >= 0 && hueOf(slug) <= 359 && Number.isInteger(hueOf(slug))));
});
