import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { citeApa } from './cite-apa.ts';
import { type CitedWork, citeBibtex, citeRis } from './cite-case.ts';
import { authorsOf, familyFirst } from './cited-author.ts';

const work: CitedWork = {
	slug: 'c9002-bussen',
	title: 'Bussen som spør først',
	number: 'C9002',
	authors: [
		{ name: 'Ragnhild Tofte', role: 'host' },
		{ name: 'Anne-Marie van der Berg', role: 'guest' },
	],
	publishedOn: '2025-02-18',
	medium: 'audio',
	series: 'Små grep',
	publisher: 'Testdugnad',
	language: 'nb',
	url: 'https://cases.example.org/case/c9002-bussen?t=83.4',
	at: '1:23',
};
const apa = (given: Partial<CitedWork>, locale: 'nb' | 'nn' | 'en' = 'en') => {
	const { before, title, after, inText } = citeApa({ ...work, ...given }, locale, messagesIn(locale).cite);
	return [before + title + after, inText];
};

describe('APA', () => {
	test('a podcast episode in English, its time in the text', () => {
		expect(apa({})).toEqual([
			'Tofte, R. (Host), & van der Berg, A.-M. (Guest). (2025, February 18). Bussen som spør først (No. C9002) [Audio podcast episode]. In Små grep. Testdugnad. https://cases.example.org/case/c9002-bussen?t=83.4',
			'(Tofte & van der Berg, 2025, 1:23)',
		]);
	});

	test('in Norwegian, without a number, the site as its own series', () => {
		expect(apa({ number: undefined, series: 'Testdugnad', at: undefined }, 'nn')).toEqual([
			'Tofte, R. (Vert) & van der Berg, A.-M. (Gjest). (2025, 18. februar). Bussen som spør først [Podkastepisode]. I Testdugnad. https://cases.example.org/case/c9002-bussen?t=83.4',
			'(Tofte & van der Berg, 2025)',
		]);
	});

	test('an organisation, and many', () => {
		const organisation = { name: 'Øya bibliotek as.', role: 'organisation' } as const;
		expect(apa({ authors: [organisation], medium: 'text' })).toEqual([
			expect.stringMatching(/^Øya bibliotek as\. \(2025, February 18\)\. .* \[Interview transcript\]/),
			'(Øya bibliotek as., 2025, 1:23)',
		]);
		const many = Array.from({ length: 21 }, (_, i) => ({ name: `A B${i}`, role: 'guest' as const }));
		expect(apa({ authors: many })).toEqual([
			expect.stringContaining('B18, A. (Guest), . . . B20, A. (Guest). (2025'),
			'(B0 et al., 2025, 1:23)',
		]);
	});
});

test('BibTeX', () => {
	expect(citeBibtex({ ...work, title: '50 % {rabatt} på C_1 & #2\\end' }, '2026-01-31')).toBe(`@misc{c9002-bussen-83-4,
  author = {Tofte, Ragnhild and van der Berg, Anne-Marie},
  title = {{50 \\% \\textbraceleft{}rabatt\\textbraceright{} på C\\_1 \\& \\#2\\textbackslash{}end}},
  year = {2025},
  month = {2},
  howpublished = {Små grep},
  publisher = {Testdugnad},
  note = {C9002, 1:23},
  url = {https://cases.example.org/case/c9002-bussen?t=83.4},
  urldate = {2026-01-31},
}
`);
});

test('BibTeX keeps organisations and odd names whole', () => {
	const authors = [
		{ name: 'Storelva and Sons, Ltd', role: 'organisation' },
		{ name: 'Madonna', role: 'guest' },
		{ name: 'Kari Nordmann, PhD', role: 'guest' },
	] as const;
	expect(citeBibtex({ ...work, authors: [...authors] })).toContain(
		'author = {{Storelva and Sons, Ltd} and {Madonna} and {Kari Nordmann, PhD}},',
	);
});

test('RIS', () => {
	expect(citeRis(work, '2026-01-31')).toBe(
		[
			'TY  - SOUND',
			'AU  - Tofte, Ragnhild',
			'AU  - van der Berg, Anne-Marie',
			'TI  - Bussen som spør først',
			'T2  - Små grep',
			'PY  - 2025',
			'DA  - 2025/02/18/',
			'PB  - Testdugnad',
			'M1  - C9002',
			'LA  - nb',
			'N1  - 1:23',
			'UR  - https://cases.example.org/case/c9002-bussen?t=83.4',
			'Y2  - 2026/01/31/',
			'ER  - ',
			'',
		].join('\r\n'),
	);
});

test('no text breaks out of its field', () => {
	const hostile = fc.oneof(
		fc.string({ unit: 'grapheme' }),
		fc
			.array(
				fc.constantFrom(
					'{',
					'}',
					'\\',
					'%',
					'&',
					'_',
					'"',
					'@misc{x,',
					'\n',
					'\r\n',
					'\u2028',
					'ER  - ',
					'AU  - Ola',
					' and ',
					',',
					'a',
				),
			)
			.map((parts) => parts.join('')),
	);
	fc.assert(
		fc.property(hostile, hostile, hostile, (title, name, series) => {
			const attacked = { ...work, title, series, authors: [{ name: `A ${name}`, role: 'guest' as const }] };
			const ris = citeRis(attacked);
			expect(
				ris
					.split(/\r\n|[\n\r\u2028\u2029]/)
					.filter(Boolean)
					.map((line) => /^[A-Z][A-Z0-9] {2}- /.test(line)),
			).not.toContain(false);
			expect(ris.match(/^(ER|AU) {2}- /gm)).toHaveLength(2);
			const bibtex = citeBibtex(attacked);
			let depth = 0;
			const closings = bibtex.split('').flatMap((sign, i) => {
				depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
				return depth === 0 && sign === '}' ? [i] : [];
			});
			// BibTeX counts every brace: the entry is closed once, at its very end.
			expect(closings).toEqual([bibtex.length - 2]);
			expect(bibtex.match(/^ {2}\w+ = \{.*\},$/gm)).toHaveLength(bibtex.split('\n').length - 3);
		}),
	);
});

test('hosts come first; without people the organisations, and then the site', () => {
	const person = (name: string, role: 'host' | 'guest') => ({ slug: name, name, role, title: null, organisation: null });
	expect(authorsOf({ people: [person('G', 'guest'), person('H', 'host')], organisations: [] }, 'Site')).toEqual([
		{ name: 'H', role: 'host' },
		{ name: 'G', role: 'guest' },
	]);
	expect(authorsOf({ people: [], organisations: [{ slug: 'o', name: 'O' }] }, 'Site')).toEqual([
		{ name: 'O', role: 'organisation' },
	]);
	expect(authorsOf({ people: [], organisations: [] }, 'Site')).toEqual([{ name: 'Site', role: 'organisation' }]);
	expect(familyFirst({ name: 'Site and Co', role: 'organisation' })).toEqual({ name: 'Site and Co', isWhole: true });
});
