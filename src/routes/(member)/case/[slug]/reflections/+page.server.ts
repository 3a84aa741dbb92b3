import { fail, redirect } from '@sveltejs/kit';
import { isEditor, type Member } from '#lib/accounts/viewer.ts';
import { findOwnReflection } from '#lib/assessment/find-own-reflection.server.ts';
import { listReflections } from '#lib/assessment/list-reflections.server.ts';
import { reportReflection } from '#lib/assessment/report-reflection.server.ts';
import { saveReflection } from '#lib/assessment/save-reflection.server.ts';
import { shareReflection } from '#lib/assessment/share-reflection.server.ts';
import type { CasePage } from '#lib/catalogue/case-views.ts';
import { readPage } from '#lib/catalogue/filter-address.ts';
import { openCase } from '#lib/catalogue/open-case.server.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { formText } from '../../../form-text.ts';
import { withReturn } from '../../../return-address.ts';

const perPage = 10;
const notices = ['shared', 'takenBack', 'reported'] as const;

export const load = async ({ locals, params, url }) => {
	const { db, viewer, locale, dependsOn } = locals;
	const opened = await openCase(db, viewer, locale, params.slug);
	if ('movedTo' in opened) redirect(301, paths.reflections(locale, opened.movedTo) + url.search);
	const page = opened.found;
	// What a member sees is theirs alone.
	if (viewer.kind === 'anonymous') dependsOn(`case:${page.id}`);
	const number = readPage(url.searchParams);
	const { reflections, total } = await listReflections(db, viewer, page.id, { limit: perPage, page: number });
	return serverOnly({
		page,
		member: viewer.kind === 'member' ? { name: viewer.name, isEditor: isEditor(viewer) } : undefined,
		own: viewer.kind === 'member' ? await findOwnReflection(db, viewer, page.id) : undefined,
		signIn: withReturn(paths.signIn(locale), `${paths.reflections(locale, page.slug)}#mine`),
		reflections,
		total,
		number,
		pages: Math.ceil(total / perPage),
		notice: notices.find((notice) => url.searchParams.has(notice)),
	});
};

export const actions = {
	save: async ({ locals, params, request }) => {
		const { member, page, text } = await open(locals, params.slug, request);
		const given = { believed: text('believed'), thinks: text('thinks') };
		const outcome = await saveReflection(locals.db, member, { caseId: page.id, ...given }, locals.config);
		return outcome.saved ? { award: outcome.award } : fail(400, { written: { problems: outcome.problems, given } });
	},
	share: async ({ locals, params, request }) => {
		const { member, page } = await open(locals, params.slug, request);
		await shareReflection(locals.db, member, { caseId: page.id, sharedWith: 'everybody' });
		redirect(303, `${paths.reflections(locals.locale, page.slug)}?shared#mine`);
	},
	takeBack: async ({ locals, params, request }) => {
		const { member, page } = await open(locals, params.slug, request);
		await shareReflection(locals.db, member, { caseId: page.id, sharedWith: 'nobody' });
		redirect(303, `${paths.reflections(locals.locale, page.slug)}?takenBack#mine`);
	},
	report: async ({ locals, params, request }) => {
		const { member, page, text } = await open(locals, params.slug, request);
		const given = { reflectionId: text('reflectionId'), reason: text('reason') };
		const outcome = await reportReflection(locals.db, member, { caseId: page.id, ...given });
		if (!outcome.reported) return fail(400, { reported: { problem: outcome.problem, ...given } });
		redirect(303, `${paths.reflections(locals.locale, page.slug)}?reported#others`);
	},
};

/** The member who sends a form, and the case that it is about; anybody else is led to sign in and comes back. */
async function open(
	{ db, viewer, locale }: App.Locals,
	slug: string,
	request: Request,
): Promise<{ member: Member; page: CasePage; text: (name: string) => string }> {
	if (viewer.kind !== 'member') redirect(303, withReturn(paths.signIn(locale), paths.reflections(locale, slug)));
	const opened = await openCase(db, viewer, locale, slug);
	if ('movedTo' in opened) redirect(303, paths.reflections(locale, opened.movedTo));
	return { member: viewer, page: opened.found, text: await formText(request) };
}
