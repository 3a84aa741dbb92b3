import type { Member } from '#lib/accounts/viewer.ts';
import { type CaseContentInput, caseContent } from '#lib/catalogue/case-content.ts';
import { defaultGuid, findStoredCase } from '#lib/catalogue/find-stored-case.server.ts';
import { normaliseContent } from '#lib/catalogue/normalise-content.ts';
import { openMedia } from '#lib/media/open-media.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { type CaseDocument, caseDocument } from '../case-document.ts';
import { compareDocuments } from '../compare-documents.ts';
import type { Outcome, Saying, ShownDifference } from '../imports.ts';
import { withoutKnownTimes } from '../known-times.ts';
import { readCaseDocument } from '../open-case-document.server.ts';
import { openEditedCase } from '../open-edited-case.server.ts';
import type { Reader } from '../readable-values.ts';
import type { Draft, FoundCase, Prepared } from './found.ts';
import { say, sayError } from './say.ts';
import { type CaseToStore, storeCase } from './store-case.server.ts';
import { wantedDocument } from './wanted-document.ts';

/** What an import would do with one thing that it found. */
export interface Plan {
	place: string;
	title: string;
	outcome: Outcome;
	sayings: Saying[];
	caseId?: number;
	base?: number;
	prepared?: Prepared;
	differences?: ShownDifference[];
}

export interface Planning {
	db: Db;
	editor: Member;
	/** In whose language differences are said. */
	reader: Reader;
	/** Of cases that do not tell theirs. */
	language: string;
	/** Where each case of the source stood, by what it is known by. */
	seen: Map<string, string>;
}

/** Says what storing a case would do, by doing so and taking it back; what cannot be stored is a problem. */
export async function planCase(planning: Planning, found: FoundCase): Promise<Plan> {
	const { place, sayings, draft } = found;
	const about = { place, title: draft.content.title ?? '' };
	try {
		return { ...about, ...(await plan(planning, found)) };
	} catch (error) {
		return { ...about, outcome: 'problem', sayings: [sayError(error), ...sayings] };
	}
}

async function plan(planning: Planning, found: FoundCase): Promise<Omit<Plan, 'place'>> {
	const { db, editor, language } = planning;
	const { draft, sayings, files, stored = [], ledger } = found;
	const title = draft.content.title ?? '';
	const caseId = await findKnown(db, draft);
	const earlier = noteSeen(planning, found, caseId);
	if (earlier !== undefined) return { title, outcome: 'problem', sayings: [say('twice', { place: earlier }), ...sayings] };
	if (caseId === undefined && title === '') return { title, outcome: 'problem', sayings: [say('noTitle'), ...sayings] };
	const known = caseId === undefined ? undefined : { caseId, ...(await openEditedCase(db, editor, caseId)) };
	const wanted = wantedDocument(draft, known && { document: known.document, media: await openMedia(db, known.caseId) }, language);
	const added = stored.filter(({ storageKey }) => !known?.document.media.some(({ src }) => src === storageKey));
	const before = known && withoutKnownTimes(known.document);
	const toStore = { document: wanted, stored: added, session: crypto.randomUUID(), publishes: false, name: '' };
	const after = await rehearse(db, editor, { ...toStore, known: known && { caseId: known.caseId, base: known.version } });
	const differences = compare(before, after, planning.reader);
	const common = { title: after.case.title, sayings, ...(known && { caseId: known.caseId, base: known.version }) };
	if (before && differences.length === 0) return { ...common, outcome: 'leave', ...(ledger && { prepared: { ledger } }) };
	const prepared: Prepared = { document: after, ...(files && { files }), ...(ledger && { ledger }) };
	return { ...common, outcome: before ? 'change' : 'create', differences, prepared };
}

/** The stored case that a draft is of, by its number, its identifier or its title. */
async function findKnown(db: Db, { content }: Draft): Promise<number | undefined> {
	const { number, guid, title } = content;
	if (number === undefined && guid === undefined && title === undefined) return undefined;
	const named = caseContent.safeParse({ number, guid, title: title ?? '?', language: 'nb' } satisfies CaseContentInput);
	return named.success ? (await findStoredCase(db, normaliseContent(named.data)))?.id : undefined;
}

/** Where the same case stood before, if it did: of two, the second would be compared with what is not stored yet. */
function noteSeen({ seen }: Planning, { draft, place }: FoundCase, caseId: number | undefined) {
	const { number, title } = draft.content;
	const { guid = number === undefined && title === undefined ? undefined : defaultGuid({ number, title: title ?? '' }) } =
		draft.content;
	const keys = [
		...(caseId === undefined ? [] : [`case ${caseId}`]),
		...(number === undefined ? [] : [`number ${number}`]),
		...(guid === undefined ? [] : [`guid ${guid.normalize('NFC')}`]),
	];
	const earlier = keys.map((key) => seen.get(key)).find((found) => found !== undefined);
	for (const key of keys) if (!seen.has(key)) seen.set(key, place);
	return earlier;
}

/** What would be stored; nothing of it is. */
async function rehearse(db: Db, editor: Member, toStore: CaseToStore): Promise<CaseDocument> {
	const tx = await db.startTransaction().execute();
	try {
		const { caseId } = await storeCase(tx, editor, toStore);
		return withoutKnownTimes(await readCaseDocument(tx, caseId));
	} finally {
		await tx.rollback().execute();
	}
}

const nothing = caseDocument.parse({ case: { title: '?', language: 'nb', status: 'draft' } });
const unshown = new Set(['status', 'guid']);
const mostLines = 20;
const longestLine = 600;

function compare(before: CaseDocument | undefined, after: CaseDocument, reader: Reader): ShownDifference[] {
	const { title, language, ...rest } = nothing.case;
	const blank = { ...nothing, case: rest } as CaseDocument;
	const differences = compareDocuments(before ?? blank, after, reader);
	return (before ? differences : differences.filter(({ field }) => !unshown.has(field))).map(shorten);
}

function shorten({ field, lines }: ShownDifference): ShownDifference {
	const more = lines.length - mostLines;
	const shown = lines.slice(0, mostLines).map((line) => line.map((piece) => ({ ...piece, text: cut(piece.text) })));
	return { field, lines: shown, ...(more > 0 && { more }) };
}

function cut(text: string): string {
	return text.length > longestLine ? `${text.slice(0, longestLine)} …` : text;
}
