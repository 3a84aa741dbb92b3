import { type CaseContent, type CaseContentInput, caseContent } from '#lib/catalogue/case-content.ts';
import { type SavedCase, saveCase } from '#lib/catalogue/save-case.server.ts';
import type { Db } from '#lib/platform/db.ts';

/** A published case about invented people; what a test minds, it says. */
export function makeCase(content: Partial<CaseContentInput> & { title: string }): CaseContent {
	return caseContent.parse({ language: 'nb', publishedAt: '2024-05-01T08:00:00Z', ...content });
}

/** Saves such a case in a transaction of its own. */
export function storeCase(db: Db, content: Partial<CaseContentInput> & { title: string }): Promise<SavedCase> {
	return db.transaction().execute((tx) => saveCase(tx, makeCase(content), { forms: ['read'] }));
}
