import type { CaseContent, PersonRole } from '#lib/catalogue/case-content.ts';
import type { Transcript } from '#lib/transcript/transcript.ts';
import { withoutAlignedTimes } from '#lib/transcript/without-aligned-times.ts';
import type { CaseDocument } from '../case-document.ts';

/** What a page or a feed says of a case, with what it says nothing of as it was: the page has no sound, the feed no quiz. */
export function keepUnsaid(said: CaseDocument, before: CaseDocument): CaseDocument {
	const kinds = new Set(said.media.map(({ kind }) => kind));
	const transcript = richer(said.transcript, before.transcript);
	const quiz = said.quiz ?? before.quiz;
	return {
		case: {
			...before.case,
			...(Object.fromEntries(Object.entries(said.case).filter(([, value]) => saysSomething(value))) as CaseContent),
			people: people(said.case.people, before.case.people),
		},
		media: [...said.media, ...before.media.filter(({ kind }) => !kinds.has(kind))],
		...(transcript && { transcript }),
		...(quiz && { quiz }),
	};
}

/** A program's text of a case's sound stays until somebody brings one. */
export function keepMachineText(said: CaseDocument, { transcript }: CaseDocument): CaseDocument {
	return said.transcript === undefined && transcript?.machineMade ? { ...said, transcript } : said;
}

function saysSomething(value: unknown): boolean {
	return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

/** Times that somebody gave are not given up for a text without them; those that a program found are found again. */
function richer(said: Transcript | undefined, before: Transcript | undefined): Transcript | undefined {
	const given = before && !before.machineMade && isTimed(withoutAlignedTimes(before));
	return said && (isTimed(said) || !given) ? said : (before ?? said);
}

function isTimed({ turns }: Transcript): boolean {
	return turns.some(({ startMs }) => startMs !== undefined);
}

/** Guests and hosts each for themselves; whoever is named by both keeps the title that only one of them tells. */
function people(said: PersonRole[], before: PersonRole[]): PersonRole[] {
	const roles = new Set(said.map(({ role }) => role));
	const known = (person: PersonRole) => before.find(({ name, role }) => name === person.name && role === person.role);
	return [...said.map((person) => ({ ...known(person), ...person })), ...before.filter(({ role }) => !roles.has(role))];
}
