import { fail, redirect } from '@sveltejs/kit';
import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { Invalid, NotFound } from '#lib/platform/errors.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { compareDocuments } from '#lib/studio/compare-documents.ts';
import { listVersions } from '#lib/studio/list-versions.server.ts';
import { openEditedCase } from '#lib/studio/open-edited-case.server.ts';
import { restoreVersion } from '#lib/studio/restore-version.server.ts';
import { openVersion } from '#lib/studio/versions.server.ts';
import { idOf } from '../../../../id-of.ts';
import { caseIdOf } from '../../../case-id.ts';

export const load = async ({ locals: { db, viewer, locale }, params, url }) => {
	mustBeEditor(viewer);
	const [id, number] = [caseIdOf(params), idOf(params.number, 'version')];
	const [newest, ...older] = await listVersions(db, viewer, id);
	const listed = [newest, ...older].find((each) => each?.number === number);
	const now = newest && newest.number !== number && url.searchParams.get('with') === 'now' ? newest.number : undefined;
	const [from, to] = now ? [number, now] : [listed?.previous ?? undefined, number];
	const shown = await openVersion(db, id, to);
	if (!shown || !listed) throw new NotFound('This version is not kept any more.');
	const before = from === undefined ? undefined : await openVersion(db, id, from);
	const differences = before && compareDocuments(before.document, shown.document, { locale, m: messagesIn(locale) });
	return serverOnly({
		number,
		previous: listed.previous,
		now,
		newest: newest?.number ?? number,
		differences,
	});
};

export const actions = {
	default: async ({ locals: { db, viewer, locale }, params }) => {
		mustBeEditor(viewer);
		const [id, number] = [caseIdOf(params), idOf(params.number, 'version')];
		const { version: base } = await openEditedCase(db, viewer, id);
		const outcome = await restoreVersion(db, viewer, { caseId: id, number, base }).catch(withoutText);
		if (!outcome) return fail(400, { isRefused: true });
		if (!outcome.saved) redirect(303, paths.studioMerge(locale, id, outcome.unmerged));
		redirect(303, `${paths.studioCasePart(locale, id, 'versions')}?restored=${number}`);
	},
};

/** A published case keeps its text. */
function withoutText(error: unknown): undefined {
	if (!(error instanceof Invalid)) throw error;
}
