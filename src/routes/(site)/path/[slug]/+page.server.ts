import { fail, redirect } from '@sveltejs/kit';
import { adaptPath } from '#lib/pathways/adapt-path.server.ts';
import { chooseStep, stepChoices } from '#lib/pathways/choose-step.server.ts';
import { completePath, findPathCertificate } from '#lib/pathways/complete-path.server.ts';
import { copyPath } from '#lib/pathways/copy-path.server.ts';
import { joinPath, leavePath, setDeadline } from '#lib/pathways/join-path.server.ts';
import { openPath } from '#lib/pathways/open-path.server.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { formText } from '../../../(member)/form-text.ts';
import { signedIn } from '../../../(member)/signed-in.ts';

export const load = async ({ locals: { db, viewer, locale, dependsOn }, params, url }) => {
	const page = await openPath(db, viewer, locale, params.slug);
	const news = url.searchParams.get('news');
	if (viewer.kind !== 'member') {
		dependsOn(`path:${page.id}`, 'list');
		return serverOnly({ page, mine: undefined, certificate: null, news });
	}
	const [mine, certificate] = await Promise.all([adaptPath(db, viewer, locale, page), findPathCertificate(db, viewer, page.id)]);
	return serverOnly({ page, mine, certificate, news });
};

export const actions = {
	join: async ({ locals, params }) => {
		const { member, page, here } = await open(locals, params.slug);
		await joinPath(locals.db, member, page, locals.config);
		redirect(303, `${here}?news=joined#way`);
	},
	leave: async ({ locals, params }) => {
		const { member, page } = await open(locals, params.slug);
		await leavePath(locals.db, member, page, locals.config);
		redirect(303, `${paths.myPaths(locals.locale)}?left`);
	},
	deadline: async ({ locals, params, request }) => {
		const { member, page, here } = await open(locals, params.slug);
		const day = (await formText(request))('deadline').trim();
		if (!(await setDeadline(locals.db, member, page.id, day))) return fail(400, { deadline: day });
		redirect(303, `${here}?news=deadline#way`);
	},
	step: async ({ locals, params, request }) => {
		const { member, page, here } = await open(locals, params.slug);
		const text = await formText(request);
		const choice = stepChoices.find((one) => one === text('choice'));
		const caseId = numberIn(text('case'));
		if (!choice || caseId === null)
			throw new Invalid('The choice did not arrive whole. Open the path and choose again.', 'choice');
		await chooseStep(locals.db, member, page.id, { caseId, before: numberIn(text('before')), choice });
		redirect(303, `${here}#step-${numberIn(text('before')) ?? caseId}`);
	},
	certificate: async ({ locals, params }) => {
		const { db, locale, config } = locals;
		const { member, page } = await open(locals, params.slug);
		redirect(303, paths.certificate(locale, await completePath(db, member, locale, page, config)));
	},
	copy: async ({ locals, params }) => {
		const { locale, db } = locals;
		const { member, page } = await open(locals, params.slug);
		const slug = await copyPath(db, member, page, messagesIn(locale).path.share.copyTitle(page.title));
		redirect(303, paths.changePath(locale, slug));
	},
};

/** The path for whoever acts on it; who is not signed in is led to sign in, another's path is not there. */
async function open(locals: App.Locals, slug: string) {
	const { db, locale } = locals;
	const here = paths.path(locale, slug);
	const member = signedIn(locals, here);
	return { member, here, page: await openPath(db, member, locale, slug) };
}

/** The id of a case; null for anything else. */
function numberIn(text: string): number | null {
	return /^[0-9]{1,9}$/.test(text) ? Number(text) : null;
}
