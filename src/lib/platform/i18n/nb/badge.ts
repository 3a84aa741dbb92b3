import { saysCount } from '../plural.ts';

const questions = (n: number) => saysCount('nb-NO')(n, { one: 'spørsmål', other: 'spørsmål' });
const cases = (n: number) => saysCount('nb-NO')(n, { one: 'case', other: 'caser' });

const numbers = new Intl.NumberFormat('nb-NO');

/** What a signed credential says to people, in the language of its case or path. */
export const badge = {
	description: (length: string | null) =>
		`Har satt seg inn i en samtale${length ? ` på ${length}` : ''} og vist i en quiz hva som ble lært.`,
	quizCriterion: (percent: number, n: number) =>
		`Lytt til, se eller les casen, og svar riktig på minst ${numbers.format(percent)} % av en quiz med ${questions(n)}.`,
	reflectionCriterion: 'Skriv også hva du trodde før, og hva du tenker nå.',
	outcomes: 'Dette lærer man:',
	resultName: 'Resultat i quizen, i prosent',
	quizName: 'Quiz',
	quizEvidence: (percent: number, n: number) =>
		`Svarte riktig på ${numbers.format(percent)} % av en quiz med ${questions(n)}, rettet av nettstedet.`,
	reflectionName: 'Refleksjon',
	reflectionEvidence: 'Skrev en refleksjon om casen. Den er medlemmets egen og ligger ikke ved.',
	pathDescription: (n: number, length: string, byEditors: boolean) =>
		`Har fulgt en læringssti ${byEditors ? 'fra redaksjonen' : 'som et medlem har satt sammen'}, med ${cases(n)} på til sammen ${length}.`,
	pathCriterion: 'Fullfør disse casene:',
	passedCase: 'Besto quizen til casen.',
	completedCase: 'Fullførte casen.',
};
