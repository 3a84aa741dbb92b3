import { redirect } from '@sveltejs/kit';
import { safeReturn } from '#lib/accounts/safe-return.ts';
import { mustBeMember } from '#lib/accounts/viewer.ts';
import { readPage } from '#lib/catalogue/filter-address.ts';
import { listGoals, listPerspectives, listThemes } from '#lib/catalogue/list-terms.server.ts';
import { dismissCase, listDismissed, wantCaseAgain } from '#lib/pathways/dismiss-case.server.ts';
import { findInterests } from '#lib/pathways/find-interests.server.ts';
import { forgetSignals, forgetSignalsOfCase } from '#lib/pathways/forget-signals.server.ts';
import { listSignals } from '#lib/pathways/list-signals.server.ts';
import { saveChoices } from '#lib/pathways/save-choices.server.ts';
import { saveInterests } from '#lib/pathways/save-interests.server.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { formText } from '../../form-text.ts';

const perPage = 20;
const notices = ['interests', 'choices', 'forgotten', 'wanted'] as const;

export const load = async ({ locals: { db, viewer, locale }, url }) => {
	const member = mustBeMember(viewer);
	const page = readPage(url.searchParams);
	const [mine, theme, perspective, goal, { cases, sums }, dismissed] = await Promise.all([
		findInterests(db, member),
		listThemes(db, viewer, locale),
		listPerspectives(db, viewer, locale),
		listGoals(db, viewer, locale),
		listSignals(db, member, { limit: perPage, page }),
		listDismissed(db, member),
	]);
	const notice = notices.find((one) => url.searchParams.has(one));
	const pages = Math.ceil(sums.cases / perPage);
	return serverOnly({ ...mine, offered: { theme, perspective, goal }, cases, sums, page, pages, dismissed, notice });
};

export const actions = {
	interests: async ({ locals: { db, viewer, locale }, request }) => {
		const form = await request.formData();
		const chosen = (kind: string) => form.getAll(kind).filter((value) => typeof value === 'string');
		const interests = { theme: chosen('theme'), perspective: chosen('perspective'), goal: chosen('goal') };
		await saveInterests(db, mustBeMember(viewer), interests);
		redirect(303, `${paths.myInterests(locale)}?interests#interests`);
	},
	choices: async ({ locals: { db, viewer, locale }, request }) => {
		const form = await request.formData();
		const choices = { isPersonal: form.has('personal'), looksElsewhere: form.has('elsewhere') };
		await saveChoices(db, mustBeMember(viewer), choices);
		redirect(303, `${paths.myInterests(locale)}?choices#how`);
	},
	forget: async ({ locals: { db, viewer, locale }, request }) => {
		await forgetSignalsOfCase(db, mustBeMember(viewer), (await readDecision(request)).caseId);
		redirect(303, `${paths.myInterests(locale)}?forgotten#signals`);
	},
	forgetAll: async ({ locals: { db, viewer, locale } }) => {
		await forgetSignals(db, mustBeMember(viewer));
		redirect(303, `${paths.myInterests(locale)}?forgotten#signals`);
	},
	dismiss: async ({ locals: { db, viewer, locale }, request }) => {
		const { caseId, to } = await readDecision(request);
		await dismissCase(db, mustBeMember(viewer), caseId);
		redirect(303, `${safeReturn(to, paths.me(locale))}?dismissed=${caseId}#next`);
	},
	wantAgain: async ({ locals: { db, viewer, locale }, request }) => {
		const { caseId, to } = await readDecision(request);
		await wantCaseAgain(db, mustBeMember(viewer), caseId);
		redirect(303, `${safeReturn(to, `${paths.myInterests(locale)}?wanted`)}#${to ? 'next' : 'refused'}`);
	},
};

/** Which case somebody decides about, and the page to come back to, whose query and place are ours to say. */
async function readDecision(request: Request): Promise<{ caseId: number; to: string }> {
	const text = await formText(request);
	const caseId = /^\d{1,9}$/.test(text('case')) ? Number(text('case')) : 0;
	return { caseId, to: text('to').replace(/[?#].*/s, '') };
}
