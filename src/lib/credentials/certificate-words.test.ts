import { expect, test } from 'vitest';
import { aCertificate, pathSubject, subject } from '../../../tests/credentials/award.ts';
import { certificateWords } from './certificate-words.ts';

// Late in the evening in London it is the next day in Norway.
const certificate = aCertificate({ awardedAt: new Date('2026-03-04T23:30:00Z') });
const place = { siteName: 'Testdugnad', origin: 'https://cases.example.org' };

function facts(changes: Partial<typeof subject>, locale: 'nb' | 'nn' | 'en' = 'en') {
	const words = certificateWords({ ...certificate, subject: { ...subject, ...changes } }, { ...place, locale });
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

test('a certificate of a path says that it is one, who put it together, and which cases are on it', () => {
	const words = certificateWords({ ...certificate, subject: pathSubject }, { ...place, locale: 'en' });
	expect(words).toMatchObject({ kind: 'Certificate for a learning path', hasCompleted: 'has completed the learning path' });
	expect(Object.fromEntries(words.facts.map(({ term, value }) => [term, value]))).toEqual({
		'Learning path': '3 cases, put together by the editors',
		Duration: '1 hr 35 mins',
		Quiz: 'Passed in 2 of 3 cases',
		Date: '5 March 2026',
		'Issued by': 'Testdugnad, cases.example.org',
	});
	expect(words.cases).toEqual([
		{ name: 'C0178 Kaia som bygda bygde', slug: 'c0178-kaia', language: 'nb' },
		{ name: 'The ferry that asked first', slug: 'ferry', language: undefined },
		{ name: 'C0180 Snekkeren og skolen', slug: 'c0180-snekkeren', language: 'nb' },
	]);
});

test('a path without a quiz passed says nothing of quizzes, and a member’s path says whose it is', () => {
	const cases = pathSubject.cases.slice(0, 1).map((one) => ({ ...one, passedQuiz: false }));
	const own = certificateWords(
		{ ...certificate, subject: { ...pathSubject, cases, byEditors: false } },
		{ ...place, locale: 'nn' },
	);
	expect(own.facts.map(({ term }) => term)).toEqual(['Læringssti', 'Lengd', 'Dato', 'Utferda av']);
	expect(own.facts[0]?.value).toBe('1 case, sett saman av ein medlem');
});
