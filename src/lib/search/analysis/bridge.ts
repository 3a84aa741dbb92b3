import type { Lexicon } from './lexicon.ts';

// Words that no rule leads from nynorsk to bokmål.
const pairs = `
	ikkje ikke, korleis hvordan, kva hva, kven hvem, kvifor hvorfor, eg jeg, dei de, noko noe, nokon noen, mykje mye, berre bare,
	saman sammen, skule skole, veg vei, sjølv selv, vatn vann, mjølk melk, høg høy, kyrkje kirke, sjuk syk, veke uke, månad måned,
	løn lønn, lønsam lønnsom, framtid fremtid, kjærleik kjærlighet, moglegheit mulighet, mogleg mulig, røynsle erfaring, utdanning utdannelse,
	born barn, gjere gjøre, seie si, sjå se, vere være, kome komme, auge øye, augo øyne, syster søster, dotter datter, heim hjem,
	heime hjemme, tidlegare tidligere, fyrst først, fyrste første, ven venn, vener venner, arbeidslause arbeidsledige,
	spørje spørre, tilhøve forhold, verksemd virksomhet, samanheng sammenheng, tryggleik trygghet, verd verden, rekne regne,
	følgje følge, kjensle følelse, medan mens, nytte bruke, oppgåve oppgave, røyst stemme, røysterett stemmerett, val valg,
	ynskje ønske, ynskjer ønsker, ulukke ulykke, soge historie, truleg trolig, tevling konkurranse, undersøking undersøkelse,
	leiing ledelse, føremål formål, einig enig, stove stue, vindauge vindu, løyve tillatelse, lukke lykke, skilnad forskjell,
	påverke påvirke, verke virke, verknad virkning, sal salg, brukar bruker, tenar tjener, teneste tjeneste
`;

const twins = new Map<string, Set<string>>();
for (const pair of pairs.split(',')) {
	const [nynorsk = '', bokmål = ''] = pair.trim().split(' ');
	twins.set(nynorsk, (twins.get(nynorsk) ?? new Set()).add(bokmål));
	twins.set(bokmål, (twins.get(bokmål) ?? new Set()).add(nynorsk));
}

// Letters that answer each other, in either direction; what comes out must be a word of the other language alone.
const rules: [RegExp, string][] = [
	[/^kv/, 'hv'],
	[/^hv/, 'kv'],
	[/leg(?=[aet]*$)/, 'lig'],
	[/lig(?=[et]*$)/, 'leg'],
	[/heit(?=$|a$|er$|ene$)/, 'het'],
	[/het(?=$|en$|er$|ene$)/, 'heit'],
	[/sam(?=[et]*$)/, 'som'],
	[/som(?=[et]*$)/, 'sam'],
	[/ei/, 'e'],
	[/e/, 'ei'],
	[/au/, 'ø'],
	[/ø/, 'au'],
	[/øy/, 'ø'],
	[/ø/, 'øy'],
	[/jø/, 'e'],
	[/o/, 'u'],
	[/u/, 'o'],
];

/**
 * What a word is called in the other written Norwegian (`ikkje` ↔ `ikke`, `kvit` ↔ `hvit`, `skuleplass` ↔ `skoleplass`);
 * endings need no bridge, both share one stemmer.
 */
export function otherNorwegian(word: string, lexicon: Lexicon): string[] {
	const own = [...simpleTwins(word, lexicon)];
	const cut = lexicon.split(word);
	if (!cut) return own;
	const firsts = [...simpleTwins(cut.first, lexicon)].map((first) => first + cut.last);
	const lasts = [...simpleTwins(cut.last, lexicon)].map((last) => cut.first + last);
	return [...new Set([...own, ...firsts, ...lasts])];
}

function* simpleTwins(word: string, lexicon: Lexicon): Iterable<string> {
	yield* twins.get(word) ?? [];
	if (word.length < 4) return;
	for (const [from, to] of rules) {
		const other = word.replace(from, to);
		if (other !== word && lexicon.areTwins(word, other)) yield other;
	}
}
