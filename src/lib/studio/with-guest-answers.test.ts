import { expect, test } from 'vitest';
import { caseDocument } from './case-document.ts';
import { withGuestAnswers } from './with-guest-answers.ts';

const caseOf = (guests: string[], more: object = {}) =>
	caseDocument.parse({
		case: { title: 'Matsvinn', language: 'nb', people: guests.map((name) => ({ name, role: 'guest' })), ...more },
	});
const question = 'Hva leser du?';
const says = (guestName: string, answer: string) => ({ guestName, answers: [{ question, answer }], quotes: [] });

test('of a case with one guest nobody says who answers; with several, everybody does', () => {
	expect(withGuestAnswers(caseOf(['Gro']), says('gro', ' Kart ')).case.questionnaire).toEqual([{ question, answer: 'Kart' }]);
	expect(withGuestAnswers(caseOf(['Gro', 'Odd']), says('odd', 'Kart')).case.questionnaire).toEqual([
		{ question, person: 'Odd', answer: 'Kart' },
	]);
	expect(withGuestAnswers(caseOf(['Gro']), says('Odd', 'Kart')).case.questionnaire).toEqual([
		{ question, person: 'Odd', answer: 'Kart' },
	]);
	expect(withGuestAnswers(caseOf([]), says('Odd', 'Kart')).case.questionnaire).toEqual([
		{ question, person: 'Odd', answer: 'Kart' },
	]);
});

test('a guest’s answer replaces their own earlier one and nobody else’s', () => {
	const alone = withGuestAnswers(caseOf(['Gro']), says('Gro', 'Kart'));
	expect(withGuestAnswers(alone, says('Gro', 'Aviser')).case.questionnaire).toEqual([{ question, answer: 'Aviser' }]);
	expect(withGuestAnswers(alone, says('Odd', 'Kryss')).case.questionnaire).toEqual([
		{ question, answer: 'Kart' },
		{ question, person: 'Odd', answer: 'Kryss' },
	]);
	const joined = { ...alone, case: { ...alone.case, people: caseOf(['Gro', 'Odd']).case.people } };
	expect(withGuestAnswers(joined, says('Odd', 'Kryss')).case.questionnaire).toHaveLength(2);
});

test('a quote stands as its guest wants it, where it stood; others come last, once', () => {
	const quotes = [{ text: 'En' }, { text: 'To', speaker: 'Gro' }];
	const wanted = [
		{ text: 'To', verdict: 'changed' as const, wording: ' Tre ' },
		{ text: 'Fire', speaker: 'Gro', verdict: 'approved' as const, wording: 'Uten betydning' },
		{ text: 'Fem', verdict: 'changed' as const, wording: ' ' },
		{ text: 'Seks', verdict: 'changed' as const, wording: 'En' },
	];
	const changed = withGuestAnswers(caseOf(['Gro'], { quotes }), { guestName: 'Gro', answers: [], quotes: wanted });
	expect(changed.case.quotes).toEqual([
		{ text: 'En' },
		{ text: 'Tre', speaker: 'Gro' },
		{ text: 'Fire', speaker: 'Gro' },
		{ text: 'Fem' },
	]);
	const again = withGuestAnswers(changed, { guestName: 'Gro', answers: [], quotes: wanted });
	expect(again.case.quotes).toEqual(changed.case.quotes);
});
