import { cleanText } from './clean-text.ts';

/** Whole lines that belong to the site's frame; compared without regard to capitals and a colon or arrow at the end. */
const wholeLines = new Set(
	`lytt|lytte|lytt her|høyr|høyre|se|sjå|les|lese|listen|watch|read|spill av|spel av|play
	vis|vis mer|vis meir|vis mindre|vis alle|les mer|les meir|se mer|sjå meir|se alle|show|show more|show less|read more|see all|view all
	meny|menu|hjem|heim|home|søk|search|lukk|close|tilbake|back|neste|next|forrige|førre|previous|til toppen|hopp til innhold|skip to content
	om oss|om|about|about us|kontakt|kontakt oss|contact|contact us|personvern|privacy|cookies|caser|casar|cases|webinarer|webinar|kurs|courses|masterclass
	tema|temaer|temaar|theme|themes|topics|perspektiv|perspektiver|perspectives|serier|series|podkast|podcast|video|tekst|text
	logg inn|log in|login|logg ut|log out|bli medlem|become a member|join|registrer deg|register|sign up|meld deg på|påmelding|abonner|subscribe
	del|share|del på|share on|del denne casen|del denne saken|share this case|kopier lenke|kopier lenkje|copy link
	følg oss|følg oss på|follow us|facebook|twitter|linkedin|x|mastodon|bluesky|instagram|youtube|e-post|email|e-mail
	ta quiz|ta quiz og få læringsbevis|take the quiz|take the quiz and get a certificate|ferdig med quiz?|done with the quiz?|besvar refleksjonsoppgave
	svar på refleksjonsoppgåve|svar på refleksjonsoppgave|answer the reflection question|gi din vurdering|rate this case
	din neste lørning|di neste lørning|din neste læring|di neste læring|your next learning|your next lørning
	filter by perspective|filter by subject|filter by theme|filtrer på perspektiv|filtrer på tema`
		.split(/[|\n]/)
		.map(cleanText),
);

/** Lines of the site's frame that vary; each pattern is tied to the line's beginning. */
const patterns = [
	/^[0-5][.,]\d{2}$/,
	/^(?:del|share) (?:på|on) \S+$/i,
	/^(?:du må være|du må vere|you must be|you need to be) (?:a )?(?:medlem|member)(?= |$)/i,
	/^(?:allerede|allereie|already) (?:a )?(?:medlem|member)\?/i,
	/^quiz (?:for|til) case #?C?\d+$/i,
	/^(?:dette er|this is) \S+ cases$/i,
	/^(?:en|ein) \S+ case er (?:en|ei) kort /i,
	/^an? \S+ case is a short /i,
	/^vi vil gjerne hjelpe deg (?:å )?komme? i gang /i,
	/^(?:search|søk (?:på|etter)) (?:name|navn|namn), /i,
	/^(?:©|copyright )/i,
];

/** Whether a line is one of the site's known frame texts: menus, sharing, log-in, quiz and rating. */
export function isBoilerplate(text: string): boolean {
	const bare = text.replace(/\s*(?:[:>›»→]|\.\.\.|…)+$/, '').toLocaleLowerCase('nb');
	return wholeLines.has(bare) || patterns.some((pattern) => pattern.test(text));
}
