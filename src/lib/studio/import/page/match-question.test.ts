import { expect, test } from 'vitest';
import { knownQuestions } from './known-questions.ts';
import { matchQuestion } from './match-question.ts';

const wordings = knownQuestions.flatMap(({ key, nb, nn, en }) =>
	[nb, nn, en].flatMap((all) => all.map((wording) => ({ key, all, wording }))),
);

test.each(wordings)('$wording is kept as the first wording of its language', ({ key, all, wording }) => {
	const asked = wording.replace('{tema}', 'grønn energi') + (wording.endsWith('?') ? '' : ': svar');
	const found = matchQuestion(asked);
	expect(found?.key).toBe(key);
	expect([all[0], ...sameInNynorsk(key)]).toContain(found?.question);
	expect(found?.themeSlot).toBe(wording.includes('{tema}') ? 'grønn energi' : undefined);
});

/** Bokmål and nynorsk say some of them alike; then either's first wording is right. */
function sameInNynorsk(key: string): (string | undefined)[] {
	const question = knownQuestions.find((known) => known.key === key);
	return question?.nb.some((wording) => question.nn.includes(wording)) ? [question.nb[0], question.nn[0]] : [];
}

test('all wordings of a question have the slot or none has', () => {
	for (const { nb, nn, en } of knownQuestions) {
		expect(new Set([...nb, ...nn, ...en].map((wording) => wording.includes('{tema}'))).size).toBe(1);
	}
});

test.each(['Hva fokuserer du på innen?', 'Navn', 'Jeg spurte: Hvem er du?', 'Hvem er du egentlig da, Kari?'])(
	'%s is none of them',
	(text) => {
		expect(matchQuestion(text)).toBeUndefined();
	},
);

test('a question without its mark, in capitals or with a colon is the same', () => {
	expect(matchQuestion('HVEM ER DU')?.question).toBe('Hvem er du?');
	expect(matchQuestion('Hvem er du?:')?.question).toBe('Hvem er du?');
	expect(matchQuestion('Et favoritt fremtidssitat?')).toMatchObject({
		question: 'En favoritt {tema} sitat?',
		themeSlot: 'fremtid',
	});
});
