import type { PersonRole } from '#lib/catalogue/case-content.ts';
import { resolveSpeaker } from '#lib/transcript/resolve-speaker.ts';
import { distinct, sameText, wordCount } from './clean-text.ts';
import type { PageAccount } from './page-account.ts';
import type { Block } from './page-blocks.ts';
import type { PageLine } from './page-line.ts';

/** What the rest of the page tells of names: who speaks in it, and which organisations it lists. */
export interface NameHints {
	names: readonly string[];
	organisations: readonly string[];
}

/** The whole names that the questionnaires and the transcript's labels give. */
export function namesInTalk(blocks: readonly Block[]): string[] {
	const spoken = blocks.filter(({ section }) => section === 'transcript').flatMap(({ lines }) => lines);
	const labels = spoken.map(({ text }) => text.slice(0, Math.max(0, text.indexOf(':'))).trim());
	return [...labels, ...blocks.flatMap(({ about }) => about ?? [])].filter(looksLikeName);
}

/** Guests from lines of name, title and organisation, one after the other; the last two may be missing. */
export function readGuests(lines: readonly PageLine[], hints: NameHints, account: PageAccount): PersonRole[] {
	const guests: PersonRole[] = [];
	for (const line of lines) {
		const guest = guests.at(-1);
		const field = guest && nextField(guest, line.text, hints);
		if (guest && field) guest[field] = line.text;
		else if (looksLikeName(line.text.split(',')[0] ?? '')) guests.push(guestFromLine(line.text));
		else continue;
		account.mark('placed', line);
	}
	return guests;
}

function nextField(guest: PersonRole, text: string, { names, organisations }: NameHints): 'title' | 'organisation' | undefined {
	if (names.some((name) => sameText(name, text)) || isGuestOnOneLine(text)) return undefined;
	const isOrganisation = organisations.some((name) => sameText(name, text));
	if (!guest.title && !isOrganisation) return 'title';
	return guest.organisation ? undefined : 'organisation';
}

/** `Kari Nordmann, daglig leder, Eksempel AS` in one line, or a name alone. */
export function guestFromLine(text: string): PersonRole {
	const [name = text, title, ...organisation] = text.split(/\s*,\s*/).filter(Boolean);
	if (!title || !looksLikeName(name)) return { name: text, role: 'guest' };
	return { name, role: 'guest', title, ...(organisation.length > 0 && { organisation: organisation.join(', ') }) };
}

function isGuestOnOneLine(text: string): boolean {
	const parts = text.split(/\s*,\s*/);
	return parts.length > 2 && looksLikeName(parts[0] ?? '');
}

/** `Kari Nordmann og Ola Hansen` as two names; anything that is not all names stays as it is. */
export function splitNames(text: string): string[] {
	const names = text.split(/\s*,\s*(?:og |and )?|\s+(?:og|and|&)\s+/);
	return names.every(looksLikeName) ? names : [text];
}

/** Two to five capitalised words, small particles between them allowed. */
export function looksLikeName(text: string): boolean {
	const words = text.split(' ');
	const capitalised = words.filter((word) => /^\p{Lu}[\p{L}.'’-]*$/u.test(word));
	const particles = words.filter((word) => /^(?:af|av|da|de|del|den|der|di|la|le|ter|van|von)$/.test(word));
	return wordCount(text) <= 5 && capitalised.length >= 2 && capitalised.length + particles.length === words.length;
}

/** The guests and hosts of a case; whoever is named twice is one person with all titles and organisations. */
export function gatherPeople(guests: readonly PersonRole[], hostNames: readonly string[]): PersonRole[] {
	const people = new Map<string, PersonRole>();
	for (const person of [...guests, ...hostNames.map((name): PersonRole => ({ name, role: 'host' }))]) {
		const key = `${person.role} ${person.name.toLocaleLowerCase('nb')}`;
		const { name, role, ...known } = people.get(key) ?? { name: person.name, role: person.role };
		const title = bothOf(known.title, person.title);
		const organisation = bothOf(known.organisation, person.organisation);
		people.set(key, { name, role, ...(title && { title }), ...(organisation && { organisation }) });
	}
	return [...people.values()];
}

function bothOf(...texts: (string | undefined)[]): string {
	return distinct(texts.filter((text) => text !== undefined)).join('; ');
}

/** The person whose name is the whole line, with or without a dash before it. */
export function personNamed(text: string, people: readonly string[]): string | undefined {
	const name = text.replace(/^[-–—]\s*/, '');
	return looksLikeName(name) ? resolveSpeaker(name, people) : undefined;
}
