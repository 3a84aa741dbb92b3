import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { locales } from '#lib/platform/locale.ts';
import { type ColumnName, columnNames } from './columns.ts';

/** What people call columns besides what our own sheets call them. */
const alsoCalled: Partial<Record<ColumnName, string[]>> = {
	number: ['nr', 'no', 'casenummer', 'case', 'id'],
	title: ['navn', 'namn', 'name', 'casetittel'],
	ingress: ['sammendrag', 'samandrag', 'summary', 'description', 'beskrivelse', 'omtale'],
	guests: ['gjest', 'guest'],
	hosts: ['vert', 'host'],
	organisations: ['organisasjon', 'organisation', 'organization', 'organizations', 'bedrift', 'virksomhet', 'verksemd'],
	themes: ['tema', 'theme', 'topic', 'topics'],
	perspectives: ['perspektiv', 'perspective'],
	goals: ['sdg', 'sdgs', 'fn-mål', 'goal'],
	recordedOn: ['opptaksdato', 'innspillingsdato', 'dato', 'date'],
	publishedAt: ['publiseringsdato', 'publication date'],
	durationMs: ['lengde', 'lengd', 'length'],
	hashtags: ['hashtags', 'tags', 'keywords', 'stikkord'],
	audio: ['lydfil', 'mp3', 'podcast', 'podkast'],
	video: ['videofil'],
	image: ['picture', 'image', 'foto'],
	transcript: ['transkripsjon', 'tekst', 'text'],
	sourceUrl: ['kilde', 'kjelde', 'source', 'url', 'lenke', 'link', 'lenkje'],
	guid: ['guid'],
};

const known = new Map<string, ColumnName>();
for (const name of columnNames) {
	const called = locales.map((locale) => messagesIn(locale).imports.columns[name]);
	for (const heading of [...called, name, ...(alsoCalled[name] ?? [])]) known.set(folded(heading), name);
}

/** The column that a heading names, in any of the site's languages; undefined for none of ours. */
export function columnCalled(heading: string): ColumnName | undefined {
	return known.get(folded(heading));
}

function folded(heading: string): string {
	return heading
		.normalize('NFC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
}
