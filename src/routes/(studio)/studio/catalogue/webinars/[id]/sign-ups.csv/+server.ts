import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { openKeptWebinar } from '#lib/catalogue/open-webinar.server.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { openSecret } from '#lib/platform/secret.ts';
import { listSignUps } from '#lib/studio/list-sign-ups.server.ts';
import { signUpCsv } from '#lib/studio/sign-up-csv.ts';
import { idOf } from '../../../../id-of.ts';

export const GET = async ({ locals: { db, viewer, locale, config }, params }) => {
	mustBeEditor(viewer);
	const { id, slug } = await openKeptWebinar(db, viewer, idOf(params.id, 'webinar'));
	const { email, signedUp, confirmed } = messagesIn(locale).catalogueAdmin.webinars.columns;
	const csv = signUpCsv(await listSignUps(db, viewer, openSecret(config), id), [email, signedUp, confirmed]);
	return new Response(csv, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${slug}.csv"`,
			'cache-control': 'private, no-store',
		},
	});
};
