import { findStatusList } from '#lib/credentials/find-status-list.server.ts';
import { statusTtlMs } from '#lib/credentials/status-list.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { RequestHandler } from './$types';

/** A status list, as `application/vc` with its proof inside or, for who asks for that, as `application/vc+jwt`. */
export const GET: RequestHandler = async ({ params, request, locals }) => {
	if (!/^(0|[1-9]\d{0,3})$/.test(params.number)) throw new NotFound(`There is no status list ${params.number}.`);
	const { credential, jwt } = await findStatusList(locals.db, Number(params.number));
	const accept = request.headers.get('accept') ?? '';
	const [type, body] = /application\/vc(\+jwt)?(?![+\w-])/.exec(accept)?.[1]
		? ['application/vc+jwt', jwt]
		: ['application/vc', JSON.stringify(credential)];
	return new Response(body, {
		headers: {
			'content-type': type,
			vary: 'accept',
			'cache-control': `public, max-age=${statusTtlMs / 1000}`,
			'access-control-allow-origin': '*',
		},
	});
};
