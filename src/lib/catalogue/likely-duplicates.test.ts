import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldName, isOneApart, likelyDuplicates } from './likely-duplicates.ts';

const terms = (...names: string[]) => names.map((name, i) => ({ slug: `t-${i}`, name, groups: [] as number[] }));
const found = (...names: string[]) =>
	likelyDuplicates(terms(...names)).map(({ pair: [a, b], because }) => [a.name, b.name, because]);

test.for([
	['Kari Bjørnstad', 'kari  bjornstad', 'same'],
	['Bjørnstad, Kari', 'Kari Bjørnstad', 'same'],
	['Åse Lie-Moen', 'Ase Lie Moen', 'same'],
	['Oppdiktet AS', 'OPPDIKTET', 'same'],
	['Kari Hansen', 'Kari Hanssen', 'close'],
	['Katrine Moe', 'Kathrine Moe', 'close'],
	['Petter Dass', 'Peter Dass', 'close'],
	['Marit Lien', 'Marti Lien', 'close'],
])('%s and %s are likely the same: %s', ([a, b, because]) => {
	expect(found(a ?? '', b ?? '')).toEqual([[a, b, because]]);
});

test.for([
	['Kari Moe', 'Ola Moe'],
	['Per', 'Pål'],
	['Oslo kommune', 'Bodø kommune'],
	['Kari Moe', 'Kari Moe Lie'],
	['AS', 'SA'],
])('%s and %s are two', ([a, b]) => {
	expect(found(a ?? '', b ?? '')).toEqual([]);
});

test('one name within the other counts in one organisation only', () => {
	const [short, long] = terms('Kari Moe', 'Kari Anne Moe');
	const both = (a: number[], b: number[]) =>
		likelyDuplicates([{ ...short, groups: a } as never, { ...long, groups: b } as never]);
	expect(both([1], [2, 1])).toMatchObject([{ because: 'within' }]);
	expect(both([1], [2])).toEqual([]);
});

const word = fc.stringMatching(/^[a-zæøå]{2,9}$/);
const name = fc.array(word, { minLength: 2, maxLength: 3 }).map((words) => words.join(' '));

test('how a name is written never hides that it is the same', () => {
	fc.assert(
		fc.property(name, fc.array(fc.constantFrom(' ', '.', '-', ' ,')), (written, signs) => {
			const words = written.split(' ').reverse();
			const other = words.map((one, i) => one.toUpperCase() + (signs[i] ?? '')).join(' ');
			expect(foldName(other)).toBe(foldName(written));
			expect(foldName(foldName(written))).toBe(foldName(written));
		}),
	);
});

test('every change of one letter is found, whichever way the two are compared', () => {
	fc.assert(
		fc.property(fc.stringMatching(/^[a-z]{5,12} [a-z]{2,9}$/), fc.nat(), fc.constantFrom('a', 'z', ''), (text, at, letter) => {
			const place = at % text.length;
			for (const changed of [
				text.slice(0, place) + letter + text.slice(place + 1),
				text.slice(0, place) + letter + text.slice(place),
			]) {
				expect(isOneApart(text, changed)).toBe(true);
				expect(isOneApart(changed, text)).toBe(true);
			}
		}),
	);
});

test('all pairs that a slow comparison finds are found, each once', () => {
	fc.assert(
		fc.property(fc.array(fc.stringMatching(/^[ab]{2,4} [abc]{3,5}$/), { maxLength: 12 }), (names) => {
			const expected = names.flatMap((a, i) =>
				names.slice(i + 1).filter((b) => {
					const [x, y] = [foldName(a), foldName(b)];
					return x === y || (Math.min(x.length, y.length) >= 6 && isOneApart(x, y));
				}),
			);
			expect(likelyDuplicates(terms(...names))).toHaveLength(expected.length);
		}),
	);
});
