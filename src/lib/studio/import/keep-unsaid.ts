import type { CaseContent, PersonRole } from '#lib/catalogue/case-content.ts';
import type { Transcript } from '#lib/transcript/transcript.ts';
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

function saysSomething(value: unknown): boolean {
	return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

/** Times are not given up for a text without them. */
function richer(said: Transcript | undefined, before: Transcript | undefined): Transcript | undefined {
	return said && (isTimed(said) || !isTimed(before)) ? said : (before ?? said);
}

function isTimed(transcript: Transcript | undefined): boolean {
	return transcript?.turns.some(({ startMs }) => startMs !== undefined) ?? false;
}

/** Guests and hosts each for themselves; whoever is named by both keeps the title that only one of them tells. */
function people(said: PersonRole[], before: PersonRole[]): PersonRole[] {
	const roles = new Set(said.map(({ role }) => role));
	const known = (person: PersonRole) => before.find(({ name, role }) => name === person.name && role === person.role);
	return [...said.map((person) => ({ ...known(person), ...person })), ...before.filter(({ role }) => !roles.has(role))];
}
