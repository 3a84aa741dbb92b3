import { isDeepStrictEqual } from 'node:util';
import type { Db } from '#lib/platform/db.ts';
import { announceCase } from './announce-case.server.ts';
import type { CaseContent } from './case-content.ts';
import type { Form } from './case-views.ts';
import { defaultGuid, findStoredCase, type StoredCase } from './find-stored-case.server.ts';
import { freeSlug, moveSlug } from './free-slug.server.ts';
import { lockCatalogue } from './lock-catalogue.server.ts';
import { normaliseContent } from './normalise-content.ts';
import { openCaseContent } from './open-case-content.server.ts';
import { type Directory, resolveNames, withCatalogueNames } from './resolve-names.server.ts';
import { writeCase } from './write-case.server.ts';

/** What saving did; `slug` is the case's address from now on. */
export interface SavedCase {
	id: number;
	slug: string;
	outcome: 'created' | 'changed' | 'unchanged';
}

/** Stores a case in the caller's transaction: creates it, or changes the one with the same number, else the same guid. */
export async function saveCase(tx: Db, content: CaseContent, extra: { forms: Form[] }): Promise<SavedCase> {
	await lockCatalogue(tx);
	const given = normaliseContent(content);
	const stored = await findStoredCase(tx, given);
	const directory = await resolveNames(tx, given);
	const wanted = complete(withCatalogueNames(given, directory), stored);
	const forms = inOrder(extra.forms);
	if (stored && (await isSame(tx, stored, wanted, forms))) return { id: stored.id, slug: stored.slug, outcome: 'unchanged' };
	return change(tx, wanted, forms, directory, stored);
}

/** Fills in what the content leaves to us. */
function complete(content: CaseContent, stored: StoredCase | undefined): CaseContent {
	const guid = content.guid ?? stored?.guid ?? defaultGuid(content);
	if (content.publishedAt !== undefined || content.status === 'draft') return { ...content, guid };
	const recorded = content.recordedOn === undefined ? undefined : new Date(content.recordedOn);
	return { ...content, guid, publishedAt: (stored?.publishedAt ?? recorded ?? new Date()).toISOString() };
}

async function isSame(tx: Db, stored: StoredCase, content: CaseContent, forms: Form[]): Promise<boolean> {
	return isDeepStrictEqual(stored.forms, forms) && isDeepStrictEqual(await openCaseContent(tx, stored.id), content);
}

async function change(
	tx: Db,
	content: CaseContent,
	forms: Form[],
	directory: Directory,
	stored: StoredCase | undefined,
): Promise<SavedCase> {
	const name = content.number === undefined ? content.title : `${content.number.replace('#', '')} ${content.title}`;
	const slug = await freeSlug(tx, 'case', name, stored);
	if (stored && slug !== stored.slug) await moveSlug(tx, 'case', stored, slug);
	const id = await writeCase(tx, content, { slug, forms }, directory, stored);
	await announceCase(tx, id);
	return { id, slug, outcome: stored ? 'changed' : 'created' };
}

function inOrder(forms: Form[]): Form[] {
	return (['listen', 'watch', 'read'] as const).filter((form) => forms.includes(form));
}
