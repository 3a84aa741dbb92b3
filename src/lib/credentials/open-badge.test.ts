import fc from 'fast-check';
import { expect, test } from 'vitest';
import { issuer, subject } from '../../../tests/credentials/award.ts';
import type { AwardSubject } from './award.ts';
import { issuerOf } from './issuer.ts';
import { composeOpenBadge } from './open-badge.ts';
import { findSchemaProblem } from './open-badge-schema.ts';

const badge = (changes: Partial<AwardSubject> = {}) =>
	composeOpenBadge({
		awardId: '6a1f1a1f-2f6f-4c2e-9a39-f3c1c4a02f6f',
		awardedAt: new Date('2026-01-05T12:34:56.789Z'),
		statusIndex: 131_075,
		subject: { ...subject, ...changes },
		issuer,
	});

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
	expect(credentialSubject.result[0]?.resultDescription).toBe(credentialSubject.achievement.resultDescription[0]?.id);
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
	const value = (score: number) => badge({ score }).credentialSubject.result[0]?.value;
	expect([0, 1 / 3, 0.7999, 0.29, 0.57, 1].map(value)).toEqual(['0', '33.3', '79.9', '29', '57', '100']);
});

test('the issuer’s DID is its domain, with the port written as did:web has it', () => {
	const did = (origin: string) => issuerOf({ origin, siteName: 'x', siteEmail: undefined }).did;
	expect(did('https://cases.example.org')).toBe('did:web:cases.example.org');
	expect(did('http://localhost:3000')).toBe('did:web:localhost%3A3000');
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
	fc.assert(
		fc.property(anySubject, (any) => {
			expect(findSchemaProblem(badge(any))).toBeNull();
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
