import { expect, test } from 'vitest';
import { makeCase } from '../../../tests/database/make-case.ts';
import { type CaseDocument, caseDocument } from './case-document.ts';
import { type Missing, missingFor, needsReason } from './missing-for.ts';
import { steps } from './workflow.ts';

const bare: CaseDocument = { case: makeCase({ title: 'Bar' }), media: [] };
const whole = caseDocument.parse({
	case: makeCase({ title: 'Hel', ingress: 'Kort', themes: ['Vann'], people: [{ name: 'Kari Oppdiktet', role: 'guest' }] }),
	transcript: { language: 'nb', turns: [{ text: 'Hei.' }] },
	media: [{ kind: 'image', src: 'https://example.org/a.png', mimeType: 'image/png', alt: '' }],
	quiz: { questions: [{ kind: 'trueFalse', prompt: 'Sant?', correct: true, span: { fromMs: 0, toMs: 900 } }] },
});
const approved = { state: 'approved' as const, isChanged: false };
const named = (missing: Missing[], weight: Missing['weight']) =>
	missing.filter((each) => each.weight === weight).map(({ problem }) => problem);

test('a whole case that the guest approved lacks nothing for any step; a picture that is decoration says so by an empty text', () => {
	for (const step of steps) expect(missingFor(step, whole, approved)).toEqual([]);
});

test('a bare case may be read by editors, and is not published', () => {
	expect(named(missingFor('review', bare, approved), 'refusal')).toEqual([]);
	for (const step of ['publish', 'schedule'] as const)
		expect(named(missingFor(step, bare, approved), 'refusal')).toEqual(['noText']);
	expect(named(missingFor('publish', bare, approved), 'warning')).toEqual(['noIngress', 'noGuest', 'noTheme', 'noQuiz']);
	for (const step of ['draft', 'unpublish'] as const) expect(missingFor(step, bare, approved)).toEqual([]);
});

test('pictures and questions are named by their number, and lead to their field', () => {
	const picture = { kind: 'image' as const, src: 'https://example.org/b.png', mimeType: 'image/png' };
	const question = { kind: 'trueFalse' as const, prompt: 'Og dette?', correct: false };
	const quiz = whole.quiz && { ...whole.quiz, questions: [...whole.quiz.questions, question] };
	const lacking = missingFor('publish', caseDocument.parse({ ...whole, quiz, media: [...whole.media, picture] }), approved);
	expect(lacking).toEqual([
		{ problem: 'noAlt', weight: 'refusal', part: 'media', field: 'alt-1', number: 2 },
		{ problem: 'noSpan', weight: 'refusal', part: 'quiz', field: 'question-1', number: 2 },
	]);
});

test('what the guest has not agreed to needs a reason', () => {
	const lacking = (approval: Parameters<typeof missingFor>[2]) => missingFor('publish', whole, approval);
	expect(lacking({ state: 'none', isChanged: false })).toMatchObject([{ problem: 'notApproved', weight: 'warning' }]);
	expect(lacking({ state: 'refused', isChanged: false })).toMatchObject([{ problem: 'refused' }]);
	expect(lacking({ state: 'approved', isChanged: true })).toMatchObject([{ problem: 'changedSince', part: 'versions' }]);
	expect(needsReason(lacking({ state: 'none', isChanged: false }))).toBe(true);
	expect(needsReason(missingFor('publish', bare, approved))).toBe(false);
});
