import { redirect } from '@sveltejs/kit';
import { stopReminders } from '#lib/pathways/stop-reminders.server.ts';
import { paths } from '#lib/platform/paths.ts';
import { openSecret } from '#lib/platform/secret.ts';
import { secretHeaders } from '../../secret-headers.ts';

export const load = ({ url, setHeaders }) => {
	setHeaders(secretHeaders);
	return { token: url.searchParams.get('token') ?? '', stopped: url.searchParams.has('stopped') };
};

export const actions = {
	/** For people; mail programs, whose requests no form of ours sent, are answered before: see `stop-listener`. */
	default: async ({ locals: { db, locale, config }, url }) => {
		const stopped = await stopReminders(db, openSecret(config), url.searchParams.get('token') ?? '');
		if (stopped) redirect(303, `${paths.stopReminders(locale, '')}&stopped`);
		return { broken: true };
	},
};
