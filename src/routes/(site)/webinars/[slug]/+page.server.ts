import { fail } from '@sveltejs/kit';
import { openAccount } from '#lib/accounts/open-account.server.ts';
import { openWebinar } from '#lib/catalogue/open-webinar.server.ts';
import { isOver } from '#lib/catalogue/webinar.ts';
import { openSecret } from '#lib/platform/secret.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { signUp } from '#lib/studio/sign-up.server.ts';
import { formText } from '../../../(member)/form-text.ts';

export const load = async ({ locals: { db, viewer, dependsOn }, params }) => {
	const webinar = await openWebinar(db, viewer, params.slug);
	// People and cases that are shown may be published, renamed or withdrawn.
	if (viewer.kind !== 'member') dependsOn('webinars', 'list');
	const email = viewer.kind === 'member' ? (await openAccount(db, viewer)).email : '';
	return serverOnly({ webinar, isOver: isOver(webinar), email });
};

const statuses = { email: 400, over: 409, calledOff: 409, tooMany: 429 };

export const actions = {
	default: async ({ locals: { db, viewer, locale, config }, params, request, getClientAddress }) => {
		const webinar = await openWebinar(db, viewer, params.slug);
		const email = (await formText(request))('email').trim();
		const house = { config, secret: openSecret(config) };
		const outcome = await signUp(db, house, viewer, { webinar, email, locale, client: getClientAddress() });
		return outcome.asked ? { sentTo: email } : fail(statuses[outcome.because], { because: outcome.because, email });
	},
};
