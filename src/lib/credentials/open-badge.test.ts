import fc from 'fast-check';
import { expect, test } from 'vitest';
import { issuer, pathSubject, subject } from '../../../tests/credentials/award.ts';
import type { AwardSubject, CaseSubject, PathSubject } from './award.ts';
import { issuerOf } from './issuer.ts';
import { composeOpenBadge } from './open-badge.ts';
import { findSchemaProblem } from './open-badge-schema.ts';

const compose = (about: AwardSubject) =>
	composeOpenBadge({
		awardId: '6a1f1a1f-2f6f-4c2e-9a39-f3c1c4a02f6f',
		awardedAt: new Date('2026-01-05T12:34:56.789Z'),
		statusIndex: 131_075,
		subject: about,
		issuer,
	});
const badge = (changes: Partial<CaseSubject> = {}) => compose({ ...subject, ...changes });
const pathBadge = (changes: Partial<PathSubject> = {}) => compose({ ...pathSubject, ...changes });

test('a badge says who learned what, with which result, from whom', () => {
	const { credentialSubject, ...credential } = badge();
	expect(credential).toMatchObject({
		id: 'urn:uuid:6a1f1a1f-2f6f-4c2e-9a39-f3c1c4a02f6f',
		issuer: { id: 'did:web:cases.example.org', name: 'Testdugnad', email: 'post@example.org' },
		validFrom: '2026-01-05T12:34:56Z',
		credentialStatus: {
			statusPurpose: 'revocation',
			statusListIndex: '3',
			statusListCredential: 'https://cases.example.org/credentials/status/1',
		},
	});
	expect(credentialSubject).toMatchObject({
		identifier: [{ identityHash: 'Signe Prøvesen', identityType: 'name', hashed: false }],
		result: [{ value: '87.5' }],
		achievement: {
			name: subject.title,
			humanCode: 'C0178',
			inLanguage: 'nb',
			criteria: { id: 'https://cases.example.org/case/c0178-kaia' },
			resultDescription: [{ requiredValue: '80', valueMax: '100' }],
		},
	});
	expect(credentialSubject.result?.[0]?.resultDescription).toBe(credentialSubject.achievement.resultDescription?.[0]?.id);
	expect(credentialSubject.achievement.description).toContain('32 min');
	expect(credentialSubject.achievement.criteria.narrative).toContain('\n- Å spørre før man bygger\n- Å dele «gevinsten»');
});

test('it speaks the language of its case, English when the site has no words in that', () => {
	const criteria = (language: string) => badge({ language }).credentialSubject.achievement.criteria.narrative;
	expect(criteria('nn')).toContain('svar rett');
	expect(criteria('no')).toBe(criteria('nb'));
	expect(criteria('sv-SE')).toContain('answer at least 80%');
	expect(badge({ language: 'x-klingon' }).credentialSubject.achievement).not.toHaveProperty('inLanguage');
});

test('a reflection is evidence by being there, not by what it says, and only when there is one', () => {
	expect(badge().evidence).toHaveLength(2);
	expect(badge({ hasReflection: false }).evidence).toHaveLength(1);
});

test('a share is never rounded up to what was not reached', () => {
	const value = (score: number) => badge({ score }).credentialSubject.result?.[0]?.value;
	expect([0, 1 / 3, 0.7999, 0.29, 0.57, 1].map(value)).toEqual(['0', '33.3', '79.9', '29', '57', '100']);
});

test('the issuer’s DID is its domain, with the port written as did:web has it', () => {
	const did = (origin: string) => issuerOf({ origin, siteName: 'x', siteEmail: undefined }).did;
	expect(did('https://cases.example.org')).toBe('did:web:cases.example.org');
	expect(did('http://localhost:3000')).toBe('did:web:localhost%3A3000');
});

test('a badge of a path is of a learning program: its cases are what it took and what shows it', () => {
	const { credentialSubject, evidence } = pathBadge();
	expect(credentialSubject).not.toHaveProperty('result');
	expect(credentialSubject.achievement).toEqual({
		id: 'https://cases.example.org/path/bygder-som-bygger-selv#achievement',
		type: ['Achievement'],
		achievementType: 'LearningProgram',
		name: 'Bygder som bygger selv',
		description:
			'Har fulgt en læringssti fra redaksjonen, med 3 caser på til sammen 1 t 35 min. Fra den første samtalen til den første stolpen.',
		criteria: {
			id: 'https://cases.example.org/path/bygder-som-bygger-selv',
			narrative: [
				'Fullfør disse casene:',
				'1. C0178 Kaia som bygda bygde\n2. The ferry that asked first\n3. C0180 Snekkeren og skolen',
				'Dette lærer man:',
				'- Å spørre før man bygger\n- Å måle det som betyr noe',
			].join('\n\n'),
		},
		inLanguage: 'nb',
	});
	expect(evidence).toMatchObject([
		{ id: 'https://cases.example.org/case/c0178-kaia#evidence', genre: 'Quiz', narrative: 'Besto quizen til casen.' },
		{ name: 'The ferry that asked first', genre: 'Case', narrative: 'Fullførte casen.' },
		{ genre: 'Quiz' },
	]);
});

test('a member’s path is said to be one: neither its lead nor an address that is not everybody’s is signed', () => {
	const own = pathBadge({ byEditors: false, pathSlug: null, lead: 'Doktorgrad i alt.' });
	const { achievement } = own.credentialSubject;
	expect(achievement.description).toMatch(/^Har fulgt en læringssti som et medlem har satt sammen, /);
	expect(JSON.stringify(own)).not.toContain('Doktorgrad');
	expect(JSON.stringify(own)).not.toContain('/path/');
	expect(achievement.id).toBe('urn:uuid:6a1f1a1f-2f6f-4c2e-9a39-f3c1c4a02f6f#achievement');
	expect(findSchemaProblem(own)).toBeNull();
});

test('whatever a case and its holder are called, the badge meets the specification', () => {
	const text = fc.string({ unit: 'grapheme', minLength: 1 });
	const anySubject = fc.record({
		holderName: text,
		language: fc.constantFrom('nb', 'nn', 'en-GB', 'sr-Latn', 'x', ''),
		number: fc.option(text),
		title: text,
		outcomes: fc.array(text),
		durationMs: fc.option(fc.nat()),
		caseSlug: fc.constant('kaia'),
		score: fc.double({ min: 0, max: 1, noNaN: true }),
		questions: fc.nat(),
		passMark: fc.double({ min: 0, max: 1, noNaN: true }),
		hasReflection: fc.boolean(),
	});
	const anyCase = fc.record({
		id: fc.nat(),
		number: fc.option(text),
		title: text,
		slug: fc.constant('kaia'),
		passedQuiz: fc.boolean(),
	});
	const anyPath = fc.record({
		holderName: text,
		language: fc.constantFrom('nb', 'x'),
		byEditors: fc.boolean(),
		title: text,
		lead: text,
		cases: fc.array(anyCase),
		outcomes: fc.array(text),
		durationMs: fc.nat(),
		pathSlug: fc.option(fc.constant('sti')),
	});
	fc.assert(
		fc.property(anySubject, anyPath, (any, path) => {
			expect(findSchemaProblem(badge(any))).toBeNull();
			expect(findSchemaProblem(pathBadge(path))).toBeNull();
		}),
	);
});

test('the schema names what a badge lacks', () => {
	const { issuer: _issuer, ...withoutIssuer } = badge();
	expect(findSchemaProblem(withoutIssuer)).toContain("'issuer'");
	expect(findSchemaProblem({ ...badge(), validFrom: 'i går' })).toContain('/validFrom');
	expect(findSchemaProblem({ ...badge(), type: ['VerifiableCredential'] })).toContain('/type');
	expect(findSchemaProblem({ ...badge(), '@context': badge()['@context'].slice(1) })).toContain('/@context');
	const { id: _id, identifier: _identifier, ...nobody } = badge().credentialSubject;
	expect(findSchemaProblem({ ...badge(), credentialSubject: nobody })).toContain('/credentialSubject');
});
