import { redirect } from '@sveltejs/kit';
import { findSession } from '#lib/accounts/fresh-session.server.ts';
import { ProviderTrouble } from '#lib/accounts/provider-trouble.ts';
import { startOpenid } from '#lib/accounts/start-openid.server.ts';
import { NotAllowed } from '#lib/platform/errors.ts';
import { paths } from '#lib/platform/paths.ts';
import { afterSignIn, withReturn } from '../../../return-address.ts';
import { findProvider } from '../find-provider.ts';
import { keepState } from '../openid-cookies.ts';

/**
 * Sends somebody to a provider. A link and not a form: browsers hold every redirect after a form against the page's
 * `form-action`, and a provider such as Feide passes people on to hosts that nobody here knows.
 */
export const GET = async ({ locals, params, url, request, cookies }) => {
	const { db, config, locale } = locals;
	const provider = findProvider(config, params.provider);
	const to = url.searchParams.get('to') ?? '';
	// Another site may send people here; whether to begin is still for them to say.
	if (request.headers.get('sec-fetch-site') === 'cross-site') redirect(303, withReturn(paths.signIn(locale), to));
	const proof = url.searchParams.get('connect');
	const connecting = proof !== null;
	const start = { provider, returnAddress: url.origin + paths.signInWithReturn(provider.id), locale };
	const goal = connecting
		? { next: paths.myAccount(locale), memberId: await mustMayConnect(locals, request, proof) }
		: { next: afterSignIn(locale, to) };
	try {
		const { address, state } = await startOpenid(db, { ...start, ...goal });
		keepState(cookies, url, state);
		return new Response(null, { status: 303, headers: { location: address, 'cache-control': 'no-store' } });
	} catch (error) {
		if (!(error instanceof ProviderTrouble)) throw error;
		console.error(`Nobody could be sent to ${provider.name}: ${error.message}`);
		const query = new URLSearchParams({ ...(to && { to }), with: provider.id, trouble: error.reason });
		redirect(303, `${connecting ? paths.myAccount(locale) : paths.signIn(locale)}?${query}`);
	}
};

/** The member who wants to connect a provider, from a link on their own account page, shortly after signing in. */
async function mustMayConnect({ auth, viewer }: App.Locals, request: Request, proof: string): Promise<string> {
	const session = await findSession(auth, request.headers);
	const may = viewer.kind === 'member' && session?.fresh && session.proof === proof;
	if (!may)
		throw new NotAllowed('Nothing was connected: open your account page, sign in again if it says so, and choose it there.');
	return viewer.id;
}
