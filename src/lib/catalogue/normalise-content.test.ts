import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryCaseDocument } from '../../../tests/arbitraries/case-document.ts';
import { makeCase } from '../../../tests/database/make-case.ts';
import { caseContent } from './case-content.ts';
import { normaliseContent } from './normalise-content.ts';

test('what is normal stays as it is, and is still a case', () => {
	fc.assert(
		fc.property(arbitraryCaseDocument, (document) => {
			const normal = normaliseContent(document.case);
			expect(normaliseContent(normal)).toEqual(normal);
			expect(caseContent.parse(normal)).toEqual(normal);
		}),
	);
});

test('one name written in two ways of Unicode is one name', () => {
	const { people, organisations } = normaliseContent(
		makeCase({
			title: 'Å',
			people: [
				{ name: 'A\u030Ase Moe', role: 'guest', title: 'Leder' },
				{ name: '\u00C5se Moe', role: 'guest', organisation: 'Fjordlab' },
			],
			organisations: ['A\u030A', '\u00C5'],
		}),
	);
	expect(people).toEqual([{ name: '\u00C5se Moe', role: 'guest', title: 'Leder', organisation: 'Fjordlab' }]);
	expect(organisations).toEqual(['\u00C5']);
});

test('goals in order, times in UTC', () => {
	const publishedAt = '2024-05-01T10:00:00+02:00';
	const normal = normaliseContent(makeCase({ title: 'T', goals: [13, 4, 13], publishedAt }));
	expect(normal).toMatchObject({ goals: [4, 13], publishedAt: '2024-05-01T08:00:00.000Z' });
});
