import { mulberry32 } from '#lib/platform/mulberry32.ts';

// Frequent words first: they are drawn far more often, as in a real conversation.
const common =
	'det er vi som og å i på at har en ikke til av for med de så kan om jeg du men var når dette veldig litt også hva den mye må fra blir eller da noe bare alle mer her ganske kanskje egentlig før etter mellom hver andre først siden'.split(
		' ',
	);
const stems =
	'kunnskap samarbeid læring skole havn båt fjell vind sol energi helse omsorg sykehus kommune bedrift verksted tegning modell måling data sensor robot kamera bilde lyd stemme bok avis teater musikk mat melk fisk tang skog treverk stein betong bro vei buss tog sykkel by bygd fjord øy kyst lærer elev student forsker bonde fisker snekker ingeniør sykepleier kunde bruker gjest nabo leder tid penger marked handel avtale lov regel prøve feil idé plan mål verdi tillit ansvar frihet vane språk spill'.split(
		' ',
	);
const endings =
	'en ene ssystem sgruppe sarbeid splan smodell sprosjekt slag sdeling sdag sted skurs sbehov småte sspørsmål svekst smiljø sfag sverktøy'.split(
		' ',
	);

/** Sentences of 13 words on average that mean nothing, in something that looks and compresses like Norwegian. */
export function inventSentences(count: number, seed = 1): string[] {
	const random = mulberry32(seed);
	const pick = (words: string[]) => words[Math.floor(random() * words.length)] ?? '';
	const word = () =>
		random() < 0.55 ? pick(common.slice(0, 8 + Math.floor(random() * 60))) : pick(stems) + (random() < 0.6 ? pick(endings) : '');
	return Array.from({ length: count }, () => {
		const words = Array.from({ length: 7 + Math.floor(random() * 13) }, word).join(' ');
		return `${words[0]?.toUpperCase()}${words.slice(1)}.`;
	});
}
