import { expect, test } from 'vitest';
import type { Interest, LearnedCase } from './find-profile.server.ts';
import { elsewhereReason, reasonsFor } from './reason.ts';
import type { Voice } from './scorer.ts';
import { usualPerspectives } from './usual-perspectives.ts';

const terms = (slugs: string[]) => slugs.map((slug) => ({ slug, name: slug.toUpperCase() }));
const about = (theme: string, perspective: string) => ({ themes: terms([theme]), perspectives: terms([perspective]), goals: [] });
const learnedCase = (slug: string, did: LearnedCase['did'], weight = 1): LearnedCase => ({
	...about('hav', 'leder'),
	...{ id: 1, slug, title: slug, language: 'nb', did, weight },
});
const interest = (kind: Interest['kind'], slug: string): Interest => ({ kind, slug, name: slug.toUpperCase(), caseIds: [] });
const voice = (source: LearnedCase | Interest, sum: number): Voice => ({
	source: 'did' in source ? { learned: source } : { interest: source },
	sum,
});
const candidate = { ...about('hav', 'forsker'), isNewest: false };
const reasons = (voices: Voice[], more = {}) => reasonsFor({ ...candidate, ...more }, { voices, isPopular: false });

test('the loudest are named together, with what was done and what they share', () => {
	const voices = [
		voice(learnedCase('x', ['passed', 'heard']), 2),
		voice(learnedCase('y', ['heard']), 1),
		voice(interest('theme', 'hav'), 0.9),
	];
	expect(reasons(voices)).toEqual([
		{
			kind: 'learned',
			cases: [
				{ slug: 'x', title: 'x', language: 'nb', did: 'passed' },
				{ slug: 'y', title: 'y', language: 'nb', did: 'heard' },
			],
			shared: { slug: 'hav', name: 'HAV', kind: 'theme' },
		},
	]);
	expect(reasons(voices, about('skog', 'leder'))).toMatchObject([{ shared: { slug: 'leder', kind: 'perspective' } }]);
	expect(reasons(voices, about('skog', 'forsker'))).toMatchObject([{ shared: undefined }]);
});

test('who speaks softly beside the loudest is not named', () => {
	const voices = [voice(interest('goal', '13'), 1), voice(learnedCase('x', ['heard']), 0.2)];
	const goal = { kind: 'goal', slug: '13', name: '13' };
	expect(reasons(voices, { goals: [13] })).toEqual([{ kind: 'interest', interests: [goal] }]);
	// It is like cases for the goal, but not for the goal itself.
	expect(reasons(voices)).toEqual([{ kind: 'akin', interest: goal }]);
});

test('the case that one looks at is named as such until one has done something with it', () => {
	expect(reasons([voice(learnedCase('x', ['here']), 1)])).toMatchObject([{ kind: 'here' }]);
	expect(reasons([voice(learnedCase('x', ['here', 'heard']), 1)])).toMatchObject([
		{ kind: 'learned', cases: [{ did: 'heard' }] },
	]);
});

test('where nothing of the member’s own speaks, the reason is what is true of the case', () => {
	expect(reasons([])).toEqual([{ kind: 'unheard' }]);
	expect(reasons([], { isNewest: true })).toEqual([{ kind: 'newest' }]);
	expect(reasonsFor({ ...candidate, isNewest: true }, { voices: [], isPopular: true })).toEqual([{ kind: 'popular' }]);
	const [forsker] = candidate.perspectives;
	expect(elsewhereReason(candidate, terms(['leder']))).toEqual([
		{ kind: 'elsewhere', perspective: forsker, usual: terms(['leder']) },
	]);
});

test('a perspective is usual from a quarter of what was learned on, and when it was chosen', () => {
	const from = (slug: string, weight: number) => ({ ...learnedCase('x', ['heard'], weight), perspectives: terms([slug]) });
	const learned = [from('leder', 6), from('forsker', 3), from('student', 1)];
	expect(usualPerspectives({ learned, interests: [] })).toEqual(terms(['leder', 'forsker']));
	const interests = [interest('perspective', 'student'), interest('theme', 'hav')];
	expect(usualPerspectives({ learned, interests })).toEqual(terms(['student', 'leder', 'forsker']));
	expect(usualPerspectives({ learned: [], interests: [] })).toEqual([]);
});
