import type { nb } from '../nb.ts';
import { saysCount } from '../plural.ts';

const count = saysCount('nn-NO');
const members = (n: number) => count(n, { one: 'medlem', other: 'medlemmer' });
const cases = (n: number) => count(n, { one: 'case', other: 'casar' });

export const recommendations: (typeof nb)['recommendations'] = {
	title: 'Tilrådingsmodellen',
	lead: 'Framlegga til neste læring byggjer på kva medlemmer lærer etter kvarandre, og på kva casane handlar om. Modellen blir rekna ut på nytt kvar natt, målt, og teken i bruk dersom han ikkje er dårlegare enn den førre.',
	servingTitle: 'I bruk no',
	serving: (date) => `Modellen byggjer på det som var lært ${date}.`,
	size: (caseCount, memberCount) => `Han kjenner ${cases(caseCount)} og det ${members(memberCount)} har lært.`,
	none: 'Ingen modell er rekna ut enno. Til det er gjort, byggjer framlegga på kva casane har sams.',
	fitNow: 'Rekn ut på nytt no',
	fitNowHint: 'Nettstaden verkar som vanleg så lenge.',
	waiting: 'Ei utrekning er tinga eller i gang. Last sida på nytt for å sjå om ho er ferdig.',
	failed: 'Den siste utrekninga du bad om, lukkast ikkje. Loggen til nettstaden seier kvifor.',
	look: 'Sjå etter på nytt',
	curveTitle: 'Treff over tid',
	curveLead:
		'Den nyaste casen til nokre medlemmer blir halden utanfor. Kurva viser kor ofte modellen likevel hadde gjort framlegg om han mellom dei tjue første, og kor ofte berre det mest høyrde hadde gjort det.',
	curve: (fresh, popular) =>
		`Ved siste måling var han som vart halden utanfor, mellom dei tjue første i modellen for ${fresh} av medlemmene, og mellom dei tjue mest høyrde for ${popular}.`,
	noCurve: 'Kurva kjem når to utrekningar er målte. Det trengst medlemmer som har lært meir enn éin case.',
	model: 'Modellen',
	popular: 'Det mest høyrde',
	found: 'Funne mellom tjue',
	when: 'Utrekna',
	table: 'Kurva som tabell',
	fitsTitle: 'Utrekningar',
	older: 'Eldre utrekningar',
	isServing: 'I bruk',
	kept: 'Avløyst',
	dropped: 'Ikkje teken i bruk',
	because: {
		first: () => 'Ingen modell var i bruk før han.',
		better: (n) => `Han fann meir enn den førre hos ${members(n)}.`,
		alike: (n) => `Han fann like mykje som den førre hos ${members(n)}; skilnaden kan vere tilfeldig.`,
		tooFew: (n) =>
			`For få hadde lært noko nytt til å samanlikne (${members(n)}, det trengst 50). Han blir teken i bruk fordi han kjenner fleire casar og meir som er lært.`,
		worse: (n) => `Han fann mindre enn den førre hos ${members(n)}, meir enn tilfelle kan forklare.`,
	},
	facts: (caseCount, memberCount, learned) =>
		`${cases(caseCount)}, ${members(memberCount)}, ${count(learned, { one: 'lærd case', other: 'lærde casar' })}`,
	cost: (seconds, mb) => `${seconds} sekund, ${mb} MB minne på det meste`,
	measured: (recall, ndcg, n) => `Funne ${recall}, NDCG ${ndcg}, målt hos ${members(n)}`,
	unmeasured: 'Ikkje målt: ingen hadde lært meir enn éin case.',
};
