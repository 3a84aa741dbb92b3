import { isDeepStrictEqual } from 'node:util';
import type { CaseContentInput, PersonRole } from '#lib/catalogue/case-content.ts';
import type { MediaItem } from '#lib/media/media-item.ts';
import type { StoredMedia } from '#lib/media/open-media.server.ts';
import { sanitizeHtml } from '#lib/platform/sanitize-html.ts';
import type { CaseDocument } from '../case-document.ts';
import { checkedDocument } from './checked-document.ts';
import type { Draft } from './found.ts';
import { keepMachineText, keepUnsaid } from './keep-unsaid.ts';

/** A case as it is stored now; its media twice, in the same order. */
export interface KnownCase {
	document: CaseDocument;
	media: readonly StoredMedia[];
}

/**
 * What a case becomes by what a source tells of it. What it says nothing of stays as it is, and so do whether and when readers
 * see the case, and copies of linked files that are here already. Throws Invalid for what is no case.
 */
export function wantedDocument(draft: Draft, known: KnownCase | undefined, language: string): CaseDocument {
	const said = saidBy(draft, known, language);
	if (!known) return said;
	const { document: before } = known;
	const whole = draft.isWhole ? keepMachineText(said, before) : keepUnsaid(said, before);
	const { guid, status, publishedAt } = before.case;
	return { ...whole, case: { ...whole.case, guid, status, publishedAt } };
}

function saidBy(draft: Draft, known: KnownCase | undefined, language: string): CaseDocument {
	const { content, media = [], transcript, quiz, isSheet } = draft;
	const notesHtml = content.notesHtml && (sanitizeHtml(content.notesHtml) || undefined);
	const said = checkedDocument({
		case: { ...(isSheet && unsaidInSheets(known)), language, ...content, notesHtml } as CaseContentInput,
		media: known ? media.map((item) => knownFile(item, known, isSheet)) : media,
		transcript,
		quiz,
	});
	return isSheet && known
		? { ...said, case: { ...said.case, people: inOrder(said.case.people, known.document.case.people) } }
		: said;
}

/** A sheet may name a case by its number, and tell nothing but its themes. */
function unsaidInSheets(known: KnownCase | undefined): Partial<CaseContentInput> {
	if (!known) return {};
	const { title, language, explicit } = known.document.case;
	return { title, language, explicit };
}

/** The copy that is here of a linked file; of a sheet's, which is an address alone, also what is known of the link. */
function knownFile(item: MediaItem, { document, media }: KnownCase, isSheet = false): MediaItem {
	const at = media.findIndex(
		({ kind, source, storageKey }) => kind === item.kind && source === item.src && (storageKey || isSheet),
	);
	const known = document.media[at];
	return known ? { ...known, ...(item.alt !== undefined && { alt: item.alt }) } : item;
}

/** A sheet has guests and hosts apart: when they are the same ones, their order among each other stays. */
function inOrder(said: PersonRole[], before: PersonRole[]): PersonRole[] {
	const roles = [...new Set(said.map(({ role }) => role))];
	const isSame = roles.every((role) => isDeepStrictEqual(ofRole(said, role), ofRole(before, role)));
	return isSame && said.length > 0 ? before : said;
}

function ofRole(people: PersonRole[], wanted: PersonRole['role']): PersonRole[] {
	return people.filter(({ role }) => role === wanted);
}
