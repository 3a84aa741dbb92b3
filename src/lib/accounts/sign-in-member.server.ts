import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

export const signInMemberPath = '/sign-in/member';

/**
 * Lets our own code sign in a member whom it has recognised, for example by what an OpenID provider said. Not reachable from
 * outside; a second factor is asked for as after every other way in.
 */
export const signInMember = () => ({
	id: 'sign-in-member' as const,
	endpoints: {
		signInMember: createAuthEndpoint(
			signInMemberPath,
			{ method: 'POST', body: z.object({ memberId: z.uuid() }), requireHeaders: true, metadata: { SERVER_ONLY: true } },
			async (ctx) => {
				const user = await ctx.context.internalAdapter.findUserById(ctx.body.memberId);
				const session = user && (await ctx.context.internalAdapter.createSession(user.id));
				if (!user || !session) throw new APIError('NOT_FOUND');
				await setSessionCookie(ctx, { session, user });
				return ctx.json({ signedIn: true });
			},
		),
	},
});
