import { createHmac } from 'node:crypto';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';

interface Limit {
	most: number;
	windowS: number;
}
const mail: Limit = { most: 5, windowS: 60 * 60 };

/** How often one e-mail address may be named, from wherever: so that nobody guesses its password or fills its mailbox. */
const limits: Record<string, Limit> = {
	'/sign-in/email': { most: 10, windowS: 15 * 60 },
	'/sign-in/magic-link': mail,
	'/sign-up/email': mail,
	'/request-password-reset': mail,
	'/send-verification-email': mail,
};

/** Counts, before anything else is done, what is asked about an address, whether or not it is a member's; refuses with 429. */
export function limitAddresses(db: Db, key: Buffer) {
	return createAuthMiddleware(async (ctx) => {
		const limit = limits[ctx.path];
		const email: unknown = ctx.body?.email;
		if (!limit || typeof email !== 'string') return;
		// The address itself would outlive its account here.
		const name = createHmac('sha256', key).update(email.trim().toLowerCase()).digest('base64url');
		const waitS = await countTry(db, `${ctx.path}|${name}`, limit);
		if (waitS > 0) throw new APIError('TOO_MANY_REQUESTS', { code: 'TOO_MANY_TRIES' }, { 'x-retry-after': String(waitS) });
	});
}

/** Seconds to wait, 0 when it may be done now. `lastRequest` is the end of the window here, so that it is not pruned before. */
export async function countTry(db: Db, key: string, { most, windowS }: Limit): Promise<number> {
	const now = Date.now();
	const { rows } = await sql<{ count: number; ends: number }>`
		insert into accounts.rate_limits as r (key, count, "lastRequest") values (${key}, 1, ${now + windowS * 1000})
		on conflict (key) do update set
			count = case when r."lastRequest" <= ${now} then 1 else least(r.count, ${most}) + 1 end,
			"lastRequest" = case when r."lastRequest" <= ${now} then excluded."lastRequest" else r."lastRequest" end
		returning count, "lastRequest" as ends`.execute(db);
	const { count = 0, ends = now } = rows[0] ?? {};
	return count > most ? Math.ceil((ends - now) / 1000) : 0;
}
