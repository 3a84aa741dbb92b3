import { fail, redirect } from '@sveltejs/kit';
import { listReports } from '#lib/assessment/list-reports.server.ts';
import { hideReflection, leaveReflection, unhideReflection } from '#lib/assessment/moderate-reflection.server.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { formText } from '../form-text.ts';
import { withReturn } from '../return-address.ts';

export const load = async ({ locals: { db, viewer, locale } }) => {
	if (viewer.kind === 'anonymous') redirect(303, withReturn(paths.signIn(locale), paths.reports(locale)));
	return serverOnly(await listReports(db, viewer));
};

export const actions = {
	hide: async ({ locals: { db, viewer, locale }, request }) => {
		const text = await formText(request);
		const given = { reflectionId: text('reflectionId'), reason: text('reason') };
		const outcome = await hideReflection(db, viewer, given);
		if (!outcome.hidden) return fail(400, { problem: outcome.problem, given });
		redirect(303, paths.reports(locale));
	},
	leave: async ({ locals: { db, viewer, locale }, request }) => {
		await leaveReflection(db, viewer, (await formText(request))('reflectionId'));
		redirect(303, paths.reports(locale));
	},
	show: async ({ locals: { db, viewer, locale }, request }) => {
		await unhideReflection(db, viewer, (await formText(request))('reflectionId'));
		redirect(303, paths.reports(locale));
	},
};
