import { isUuid } from '#lib/accounts/is-uuid.ts';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { isExpected } from '#lib/platform/errors.ts';
import { storable } from '#lib/platform/storable-text.ts';
import type { FormValues } from '#lib/studio/case-form.ts';
import { contentOfForm, type FormTrouble } from '#lib/studio/content-of-form.ts';
import { readFormValues } from '#lib/studio/form-values.ts';
import { type EditOutcome, saveEditedCase } from '#lib/studio/save-edited-case.server.ts';
import { openVersion } from '#lib/studio/versions.server.ts';
import { readEdit } from './read-edit.ts';

/** What a form of a case carries besides its fields. */
export interface SentForm {
	values: FormValues;
	base: number;
	session: string;
	unmerged: string | undefined;
	/** The button of a list that was pressed, if it was one. */
	pressed: string;
}

/** Reads the form of a case as a browser sends it. */
export function readSentForm(form: FormData): SentForm {
	const text = (name: string) => String(form.get(name) ?? '');
	return {
		values: storable(readFormValues(form)),
		...readEdit(text),
		unmerged: isUuid(text('unmerged')) ? text('unmerged') : undefined,
		pressed: text('pressed'),
	};
}

/** Why a case as a whole cannot be stored: another case has its number, or something that nobody foresaw. */
export type Refusal = 'numberTaken' | 'other';
export type FormOutcome = EditOutcome | { troubles: FormTrouble[] } | { refusal: Refusal };

/** Saves what a form shows, or says which of its fields must be put right. Throws NotFound for whoever is no editor. */
export async function saveForm(db: Db, viewer: Viewer, caseId: number, sent: SentForm): Promise<FormOutcome> {
	const before = (await openVersion(db, caseId, sent.base)) ?? (await openVersion(db, caseId));
	if (before) {
		const { troubles } = contentOfForm(sent.values, before.document.case);
		if (troubles) return { troubles };
	}
	const { base, session, unmerged, values } = sent;
	try {
		return await saveEditedCase(db, viewer, {
			...{ caseId, base, session, unmerged },
			change: (document) => ({ ...document, case: contentOfForm(values, document.case).content ?? document.case }),
		});
	} catch (error) {
		if (isExpected(error) && error.status !== 404) return { refusal: error.field === 'guid' ? 'numberTaken' : 'other' };
		throw error;
	}
}
