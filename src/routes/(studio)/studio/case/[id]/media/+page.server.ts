import { fail, redirect } from '@sveltejs/kit';
import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { isExpected } from '#lib/platform/errors.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { arrangeMedia } from '#lib/studio/arrange-media.ts';
import { openMediaNews } from '#lib/studio/media-news.server.ts';
import { openEditedCase } from '#lib/studio/open-edited-case.server.ts';
import { type EditOutcome, saveEditedCase } from '#lib/studio/save-edited-case.server.ts';
import { formBytes } from '#lib/studio/upload.ts';
import { cancelUpload, uploadFolder } from '#lib/studio/uploads.server.ts';
import { caseIdOf } from '../../case-id.ts';
import { readMediaForm, type SentMediaForm } from './read-media-form.ts';

export const load = async ({ locals: { db, viewer, config }, params, url }) => {
	const caseId = caseIdOf(params);
	const { document, version } = await openEditedCase(db, viewer, caseId);
	const { fileBytes } = config.uploads;
	return serverOnly({
		...{ caseId, version, media: document.media, session: crypto.randomUUID() },
		news: await openMediaNews(db, viewer, caseId),
		limits: { fileBytes, formBytes: Math.min(formBytes, fileBytes) },
		saved: url.searchParams.has('others') ? ('others' as const) : url.searchParams.has('saved') && ('saved' as const),
		problem: url.searchParams.get('problem') ?? undefined,
	});
};

export const actions = {
	save: async ({ locals: { db, viewer, locale }, params, request }) => {
		mustBeEditor(viewer);
		const caseId = caseIdOf(params);
		const sent = readMediaForm(await request.formData());
		const outcome = await save({ db, viewer }, caseId, sent);
		if (!outcome) return fail(409, { isRefused: true });
		if (!outcome.saved) redirect(303, paths.studioMerge(locale, caseId, outcome.unmerged));
		redirect(303, `${paths.studioCasePart(locale, caseId, 'media')}?${outcome.others ? 'others' : 'saved'}`);
	},
	cancel: async ({ locals: { db, viewer, config, locale }, params, request }) => {
		mustBeEditor(viewer);
		const id = String((await request.formData()).get('upload') ?? '');
		await cancelUpload(db, viewer, uploadFolder(config.dataDir), id);
		redirect(303, paths.studioCasePart(locale, caseIdOf(params), 'media'));
	},
};

/** Undefined for what cannot be stored. */
async function save(
	{ db, viewer }: Pick<App.Locals, 'db' | 'viewer'>,
	caseId: number,
	{ base, session, ...form }: SentMediaForm,
): Promise<EditOutcome | undefined> {
	try {
		const change = (document: Parameters<Parameters<typeof saveEditedCase>[2]['change']>[0]) => ({
			...document,
			media: arrangeMedia(document.media, form),
		});
		return await saveEditedCase(db, viewer, { caseId, base, session, change });
	} catch (error) {
		if (isExpected(error) && error.status !== 404) return undefined;
		throw error;
	}
}
