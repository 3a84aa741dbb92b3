import { redirect } from '@sveltejs/kit';
import { finishOpenid, type OpenidOutcome } from '#lib/accounts/finish-openid.server.ts';
import { findSession } from '#lib/accounts/fresh-session.server.ts';
import { anonymous } from '#lib/accounts/viewer.ts';
import { paths } from '#lib/platform/paths.ts';
import { withReturn } from '../../../../return-address.ts';
import { findProvider } from '../../find-provider.ts';
import { keepAddressSecret, takeState } from '../../openid-cookies.ts';

/** Where a provider sends people back to, with its answer in the query. */
export const GET = async ({ locals, params, url, request, cookies }) => {
	const { db, config, auth } = locals;
	const provider = findProvider(config, params.provider);
	// Connecting changes something, so a copy of the session does not do.
	const viewer = (await findSession(auth, request.headers)) ? locals.viewer : anonymous;
	const outcome = await finishOpenid(db, viewer, {
		provider,
		config,
		returnAddress: url.origin + paths.signInWithReturn(provider.id),
		answer: url.searchParams,
		state: takeState(cookies),
	});
	if (outcome.kind === 'addressNeeded') keepAddressSecret(cookies, url, outcome.secret);
	const codeNeeded = outcome.kind === 'known' && (await locals.signIn(outcome.memberId)).codeNeeded;
	redirect(303, whereTo(outcome, provider.id, codeNeeded));
};

function whereTo(outcome: OpenidOutcome, providerId: string, codeNeeded: boolean): string {
	const { next, locale = 'nb', memberId } = outcome.journey ?? {};
	switch (outcome.kind) {
		case 'known':
			return codeNeeded ? withReturn(paths.signInCode(locale), outcome.journey.next) : outcome.journey.next;
		case 'connected':
			return `${paths.myAccount(locale)}?${new URLSearchParams({ news: 'connected', with: providerId })}`;
		case 'addressNeeded':
			return paths.signInWithAddress(locale);
		case 'refused': {
			const query = new URLSearchParams({ with: providerId, trouble: outcome.reason });
			if (memberId) return `${paths.myAccount(locale)}?${query}`;
			if (next) query.set('to', next);
			return `${paths.signIn(locale)}?${query}`;
		}
	}
}
