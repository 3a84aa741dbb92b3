import { saysCount } from '../plural.ts';

const count = saysCount('nb-NO');
const members = (n: number) => count(n, { one: 'medlem', other: 'medlemmer' });
const cases = (n: number) => count(n, { one: 'case', other: 'caser' });

/** What the operator's page about recommendations says. */
export const recommendations = {
	title: 'Anbefalingsmodellen',
	lead: 'Forslagene til neste læring bygger på hva medlemmer lærer etter hverandre, og på hva casene handler om. Modellen regnes ut på nytt hver natt, måles, og tas i bruk hvis den ikke er dårligere enn den forrige.',
	servingTitle: 'I bruk nå',
	serving: (date: string) => `Modellen bygger på det som var lært ${date}.`,
	size: (caseCount: number, memberCount: number) => `Den kjenner ${cases(caseCount)} og det ${members(memberCount)} har lært.`,
	none: 'Ingen modell er regnet ut ennå. Til det er gjort, bygger forslagene på hva casene har til felles.',
	fitNow: 'Regn ut på nytt nå',
	fitNowHint: 'Nettstedet virker som vanlig imens.',
	waiting: 'En utregning er bestilt eller i gang. Last siden på nytt for å se om den er ferdig.',
	failed: 'Den siste utregningen du ba om, lyktes ikke. Loggen til nettstedet sier hvorfor.',
	look: 'Se etter på nytt',
	curveTitle: 'Treff over tid',
	curveLead:
		'Noen medlemmers nyeste case holdes utenfor. Kurven viser hvor ofte modellen likevel hadde foreslått den blant de tjue første, og hvor ofte bare det mest hørte hadde gjort det.',
	curve: (fresh: string, popular: string) =>
		`Ved siste måling var den holdt utenfor blant modellens tjue første for ${fresh} av medlemmene, og blant de tjue mest hørte for ${popular}.`,
	noCurve: 'Kurven kommer når to utregninger er målt. Det trengs medlemmer som har lært mer enn én case.',
	model: 'Modellen',
	popular: 'Det mest hørte',
	found: 'Funnet blant tjue',
	when: 'Utregnet',
	table: 'Kurven som tabell',
	fitsTitle: 'Utregninger',
	older: 'Eldre utregninger',
	isServing: 'I bruk',
	kept: 'Erstattet',
	dropped: 'Ikke tatt i bruk',
	/** Why a model was kept or not; `n` is how many members' newest case both models were asked for. */
	because: {
		first: () => 'Ingen modell var i bruk før den.',
		better: (n: number) => `Den fant mer enn den forrige hos ${members(n)}.`,
		alike: (n: number) => `Den fant like mye som den forrige hos ${members(n)}; forskjellen kan være tilfeldig.`,
		tooFew: (n: number) =>
			`For få hadde lært noe nytt til å sammenligne (${members(n)}, det trengs 50). Den tas i bruk fordi den kjenner flere caser og mer som er lært.`,
		worse: (n: number) => `Den fant mindre enn den forrige hos ${members(n)}, mer enn tilfeldigheter forklarer.`,
	},
	facts: (caseCount: number, memberCount: number, learned: number) =>
		`${cases(caseCount)}, ${members(memberCount)}, ${count(learned, { one: 'lært case', other: 'lærte caser' })}`,
	cost: (seconds: string, mb: string) => `${seconds} sekunder, ${mb} MB minne på det meste`,
	measured: (recall: string, ndcg: string, n: number) => `Funnet ${recall}, NDCG ${ndcg}, målt hos ${members(n)}`,
	unmeasured: 'Ikke målt: ingen hadde lært mer enn én case.',
};
