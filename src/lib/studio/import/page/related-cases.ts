import type { RelatedCase } from '#lib/catalogue/case-content.ts';
import { sameText } from './clean-text.ts';
import type { PageAccount } from './page-account.ts';
import { caseNumber } from './page-heading.ts';
import type { PageLine } from './page-line.ts';

const guestLabel = /^(?:e(?:x|ks)pørt(?:er|ar)?|gjest(?:er|ar)?|guests?)\s*:\s*(?<value>.*)$/i;
const from = /^(?:fra|frå|from)\s+/i;

interface Entry {
	number?: string;
	lines: PageLine[];
}

/** The cases that a page points to; entries begin at a number, which may be missing. */
export function readRelated(lines: readonly PageLine[], themes: readonly string[], account: PageAccount): RelatedCase[] {
	const entries = splitAtNumbers(lines, account);
	const names = [...themes, ...sharedFirstLines(entries)];
	const isTheme = (line: PageLine) => names.some((theme) => sameText(theme, line.text));
	return entries.flatMap((entry) =>
		entry.lines.some(({ text }) => guestLabel.test(text)) ? olderEntries(entry, account) : newerEntries(entry, isTheme, account),
	);
}

function splitAtNumbers(lines: readonly PageLine[], account: PageAccount): Entry[] {
	const entries: Entry[] = [{ lines: [] }];
	for (const line of lines) {
		if (/^(?:#C?|C)\d{4,6}$/i.test(line.text)) {
			account.mark('placed', line);
			entries.push({ number: caseNumber(line.text), lines: [] });
		} else {
			entries.at(-1)?.lines.push(line);
		}
	}
	return entries.filter(({ number, lines }) => number || lines.length > 0);
}

/** In the newer template the line below the number is the theme, the same for all. */
function sharedFirstLines(entries: readonly Entry[]): string[] {
	const firsts = entries.filter(({ number }) => number).map(({ lines }) => lines[0]?.text ?? '');
	return firsts.filter((text, at) => text !== '' && firsts.indexOf(text) !== at);
}

/** Number, theme or title, then guest, title and organisation; what follows after three lines is a case without number. */
function newerEntries({ number, lines }: Entry, isTheme: (line: PageLine) => boolean, account: PageAccount): RelatedCase[] {
	const theme = lines.slice(0, 2).find(isTheme);
	const rest = lines.filter((line) => line !== theme);
	const title = rest.length % 3 === 1 || (theme && theme === lines[1]) ? rest.shift() : undefined;
	account.mark('placed', ...lines);
	const first = { ...(number && { number }), ...(title && { title: title.text }), ...(theme && { theme: theme.text }) };
	const people = Array.from({ length: Math.ceil(rest.length / 3) }, (_, at) => person(rest.slice(at * 3, at * 3 + 3)));
	return [{ ...first, ...people[0] }, ...people.slice(1)].filter((related) => Object.keys(related).length > 0);
}

/** Title, `Ekspørt:`, guest, title and `Fra organisation`; the title of the next entry without number comes after it. */
function olderEntries({ number, lines }: Entry, account: PageAccount): RelatedCase[] {
	const found: RelatedCase[] = [];
	const starts = lines.flatMap(({ text }, at) => (guestLabel.test(text) ? [at] : []));
	starts.forEach((start, order) => {
		const [label, title] = [lines[start], lines[start - 1]];
		const end = order + 1 < starts.length ? (starts[order + 1] ?? 0) - 1 : lines.length;
		const named = guestLabel.exec(label?.text ?? '')?.groups?.value;
		const inline = label && named ? [{ ...label, text: named }] : [];
		const about = throughOrganisation([...inline, ...lines.slice(start + 1, end)]);
		account.mark('label', ...(label ? [label] : []));
		account.mark('placed', ...(title ? [title] : []), ...about);
		found.push({ ...(order === 0 && number && { number }), ...(title && { title: title.text }), ...olderPerson(about) });
	});
	return found;
}

/** The guest, the title if there is one, and the organisation, which ends the entry. */
function throughOrganisation(lines: readonly PageLine[]): PageLine[] {
	const at = lines.findIndex(({ text }, place) => place > 0 && from.test(text));
	return lines.slice(0, at < 0 ? 3 : Math.min(at + 1, 3));
}

function olderPerson(about: readonly PageLine[]): RelatedCase {
	const last = about.at(-1);
	if (!last || about.length < 2 || !from.test(last.text)) return person(about);
	return { ...person(about.slice(0, -1)), organisation: last.text.replace(from, '') };
}

function person([guest, title, organisation]: readonly PageLine[]): RelatedCase {
	return {
		...(guest && { guest: guest.text }),
		...(title && { guestTitle: title.text }),
		...(organisation && { organisation: organisation.text }),
	};
}
