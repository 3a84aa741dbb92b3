import { redirect } from '@sveltejs/kit';
import { listFits } from '#lib/pathways/list-fits.server.ts';
import { findFitNow, queueFitNow } from '#lib/pathways/queue-fitting.server.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { withReturn } from '../return-address.ts';

export const load = async ({ locals: { db, viewer, locale } }) => {
	if (viewer.kind === 'anonymous') redirect(303, withReturn(paths.signIn(locale), paths.recommendations(locale)));
	const fits = await listFits(db, viewer);
	return serverOnly({ fits, underWay: await findFitNow(db) });
};

export const actions = {
	fit: async ({ locals: { db, viewer, locale } }) => {
		await queueFitNow(db, viewer);
		redirect(303, paths.recommendations(locale));
	},
};
