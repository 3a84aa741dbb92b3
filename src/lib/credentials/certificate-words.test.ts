import { expect, test } from 'vitest';
import { subject } from '../../../tests/credentials/award.ts';
import type { Certificate } from './certificate.ts';
import { certificateWords } from './certificate-words.ts';

const certificate: Certificate = {
	id: 'x',
	slug: 'y',
	subject,
	// Late in the evening in London it is the next day in Norway.
	awardedAt: new Date('2026-03-04T23:30:00Z'),
	revoked: null,
	isPublic: false,
	isMine: true,
	signed: null,
};

function facts(changes: Partial<typeof subject>, locale: 'nb' | 'nn' | 'en' = 'en') {
	const place = { locale, siteName: 'Testdugnad', origin: 'https://cases.example.org' };
	const words = certificateWords({ ...certificate, subject: { ...subject, ...changes } }, place);
	return Object.fromEntries(words.facts.map(({ term, value }) => [term, value]));
}

test('a certificate says how long, how well, when and by whom', () => {
	expect(facts({})).toEqual({
		Duration: '32 mins',
		Quiz: '87.5% right, 8 questions. The pass mark is 80%.',
		Reflection: 'Written',
		Date: '5 March 2026',
		'Issued by': 'Testdugnad, cases.example.org',
	});
	expect(facts({}, 'nb').Quiz).toBe('87,5\u00a0% riktig, 8 spørsmål. Det kreves 80\u00a0% for å bestå.');
});

test('what is not known or was not asked for is left out', () => {
	expect(Object.keys(facts({ durationMs: null, hasReflection: false }))).toEqual(['Quiz', 'Date', 'Issued by']);
});

test('a result is never rounded up, nor down by the error of a float', () => {
	expect(facts({ score: 0.9999 }).Quiz).toMatch(/^99\.9% /);
	expect(facts({ score: 0.29 }).Quiz).toMatch(/^29% /);
	expect(facts({ score: 2 / 3, questions: 1 }).Quiz).toMatch(/^66\.6% right, one question\./);
});
