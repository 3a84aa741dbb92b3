import { twoFactor } from 'better-auth/plugins';
import { makeBackupCodes } from './backup-codes.ts';
import { signInMemberPath } from './sign-in-member.server.ts';

/** Ways in that ask for a code too. A passkey is two factors by itself: something one has, unlocked by what one knows or is. */
const asked = ['/sign-in/email', '/magic-link/verify', signInMemberPath];

/**
 * better-auth's second factor, asked for after every way in but a passkey. By itself it asks after a password only, and whoever
 * reads the member's mail would walk past it.
 */
export function secondFactor(options: Parameters<typeof twoFactor>[0]) {
	const plugin = twoFactor({ ...options, backupCodeOptions: { customBackupCodesGenerate: makeBackupCodes } });
	const after = plugin.hooks.after.map((hook) => ({
		...hook,
		matcher: (context: { path?: string }) => asked.includes(context.path ?? ''),
	}));
	return { ...plugin, hooks: { after } };
}
