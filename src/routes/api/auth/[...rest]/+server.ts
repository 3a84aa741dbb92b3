import { isPublicAuthPath } from '#lib/accounts/public-auth-paths.ts';
import { clientHeader } from '#lib/platform/client-address.ts';
import { NotFound } from '#lib/platform/errors.ts';

/** better-auth itself, for what a browser must ask without a form; the rest goes through the pages and is not found here. */
export const fallback = async ({ locals: { auth }, request, params, getClientAddress }) => {
	if (!isPublicAuthPath(request.method, `/${params.rest}`)) throw new NotFound('There is nothing at this address.');
	const headers = new Headers(request.headers);
	headers.set(clientHeader, getClientAddress());
	return auth.handler(new Request(request, { headers }));
};
