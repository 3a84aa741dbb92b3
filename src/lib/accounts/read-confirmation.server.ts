import { jwtVerify } from 'jose';
import { z } from 'zod';
import type { Auth } from './auth.server.ts';

/** The address that a link from a mail confirms; undefined when the link is too old or not ours. */
export async function readConfirmation(auth: Auth, token: string): Promise<string | undefined> {
	const { secret } = await auth.$context;
	const read = await jwtVerify(token, new TextEncoder().encode(secret), { algorithms: ['HS256'] }).catch(() => undefined);
	return z.object({ email: z.email() }).safeParse(read?.payload).data?.email;
}
