import { saysCount } from '../plural.ts';

const questions = (n: number) => saysCount('nn-NO')(n, { one: 'spørsmål', other: 'spørsmål' });
const cases = (n: number) => saysCount('nn-NO')(n, { one: 'case', other: 'casar' });

const numbers = new Intl.NumberFormat('nn-NO');

/** What a signed credential says to people, in the language of its case or path. */
export const badge = {
	description: (length: string | null) =>
		`Har sett seg inn i ein samtale${length ? ` på ${length}` : ''} og vist i ein quiz kva som vart lært.`,
	quizCriterion: (percent: number, n: number) =>
		`Lytt til, sjå eller les casen, og svar rett på minst ${numbers.format(percent)} % av ein quiz med ${questions(n)}.`,
	reflectionCriterion: 'Skriv òg kva du trudde før, og kva du tenkjer no.',
	outcomes: 'Dette lærer ein:',
	resultName: 'Resultat i quizen, i prosent',
	quizName: 'Quiz',
	quizEvidence: (percent: number, n: number) =>
		`Svarte rett på ${numbers.format(percent)} % av ein quiz med ${questions(n)}, retta av nettstaden.`,
	reflectionName: 'Refleksjon',
	reflectionEvidence: 'Skreiv ein refleksjon om casen. Han er medlemmen sin eigen og ligg ikkje ved.',
	pathDescription: (n: number, length: string, byEditors: boolean) =>
		`Har følgt ein læringssti ${byEditors ? 'frå redaksjonen' : 'som ein medlem har sett saman'}, med ${cases(n)} på til saman ${length}.`,
	pathCriterion: 'Fullfør desse casane:',
	passedCase: 'Bestod quizen til casen.',
	completedCase: 'Fullførte casen.',
};
