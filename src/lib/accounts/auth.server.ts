import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { isAPIError } from 'better-auth/api';
import { magicLink } from 'better-auth/plugins';
import { z } from 'zod';
import { clientHeader } from '#lib/platform/client-address.ts';
import type { Config } from '#lib/platform/config.ts';
import type { Db } from '#lib/platform/db.ts';
import { locales } from '#lib/platform/locale.ts';
import { sessionCookie } from '#lib/platform/page-cache.ts';
import { deriveKey } from '#lib/platform/secret.ts';
import { type AccountMails, createAccountMails } from './account-mails.server.ts';
import { passwordLength } from './form-limits.ts';
import { limitAddresses } from './limit-addresses.server.ts';
import { linkLifeS } from './link-life.ts';
import { passkeys } from './passkeys.server.ts';
import { secondFactor } from './second-factor.server.ts';
import { freshForS } from './session-life.ts';
import { signInMember } from './sign-in-member.server.ts';

const minute = 60;
const day = 24 * 60 * minute;

export interface AuthSettings {
	db: Db;
	config: Pick<Config, 'origin' | 'originIsSet' | 'siteName'>;
	/** The site's secret, as `openSecret` gives it. */
	secret: string;
}

/** better-auth on our tables: who members are, and how they prove it. */
export type Auth = ReturnType<typeof createAuth>;

/** Sets better-auth up; nothing is asked of the database before the first request. */
export function createAuth({ db, config, secret }: AuthSettings) {
	const mails = createAccountMails({ db, config, secret });
	return betterAuth({
		...foundation({ db, config, secret }),
		user: { modelName: 'users', additionalFields },
		session: {
			modelName: 'sessions',
			expiresIn: 30 * day,
			updateAge: day,
			freshAge: freshForS,
			// Spares a page the look-up. What changes something never relies on it: see find-viewer.server.ts.
			cookieCache: { enabled: true, maxAge: minute },
		},
		account: { modelName: 'identities', encryptOAuthTokens: true },
		verification: { modelName: 'verifications', storeIdentifier: 'hashed' },
		...passwords(db, mails),
		hooks: { before: limitAddresses(db, deriveKey(secret, 'addresses')) },
		plugins: [
			magicLink({ expiresIn: linkLifeS.signIn, disableSignUp: true, storeToken: 'hashed', sendMagicLink: mails.signInLink }),
			secondFactor({ issuer: config.siteName, twoFactorTable: 'second_factors', allowPasswordless: true }),
			passkeys(config),
			signInMember(),
		],
	});
}

/** What does not depend on how members sign in. */
function foundation({ db, config, secret }: AuthSettings) {
	return {
		appName: config.siteName,
		// Without an origin of the operator's, the name that the request came in by counts: see nameSides in server.ts.
		baseURL: config.originIsSet ? config.origin : undefined,
		basePath: '/api/auth',
		secret: deriveKey(secret, 'sessions').toString('base64url'),
		database: { db, type: 'postgres', schemaName: 'accounts', transaction: true },
		rateLimit: { enabled: true, storage: 'database', modelName: 'rate_limits', customRules },
		advanced: {
			database: { generateId: 'uuid' },
			cookiePrefix: 'dugnad',
			cookies: { session_token: { name: sessionCookie } },
			useSecureCookies: config.origin.startsWith('https://'),
			ipAddress: { ipAddressHeaders: [clientHeader] },
			// Said aloud because better-auth leaves these checks out where it sees that tests run.
			disableOriginCheck: false,
			disableCSRFCheck: false,
		},
		telemetry: { enabled: false },
		logger: { level: 'error', log: logError },
		onAPIError: { errorURL: '/sign-in', onError: logSurprise },
	} satisfies BetterAuthOptions;
}

/**
 * For everybody behind one network address, a whole school perhaps; limit-addresses.server.ts and confirm-password.server.ts
 * protect the single member.
 */
const crowd = { window: 10, max: 20 };
const customRules = {
	'/sign-in/email': crowd,
	'/sign-in/magic-link': crowd,
	'/magic-link/verify': crowd,
	'/sign-up/email': crowd,
	'/verify-email': crowd,
	'/request-password-reset': crowd,
	'/reset-password': crowd,
	'/send-verification-email': crowd,
	'/two-factor/verify-totp': crowd,
	'/two-factor/verify-backup-code': crowd,
	'/verify-password': crowd,
	'/change-password': crowd,
	'/two-factor/enable': crowd,
	'/two-factor/disable': crowd,
	'/two-factor/generate-backup-codes': crowd,
};

const additionalFields = {
	role: { type: 'string', input: false, defaultValue: 'member' },
	locale: { type: 'string', defaultValue: 'nb', validator: { input: z.enum(locales) } },
} as const;

function passwords(db: Db, mails: AccountMails) {
	return {
		emailAndPassword: {
			enabled: true,
			requireEmailVerification: true,
			minPasswordLength: passwordLength.least,
			maxPasswordLength: passwordLength.most,
			resetPasswordTokenExpiresIn: linkLifeS.password,
			revokeSessionsOnPasswordReset: true,
			sendResetPassword: mails.newPassword,
			onExistingUserSignUp: mails.alreadyRegistered,
			// The link came by mail: whoever used it reads what is sent to the address.
			onPasswordReset: ({ user }) => trustAddress(db, user.id),
		},
		emailVerification: { sendOnSignUp: true, expiresIn: linkLifeS.confirm, sendVerificationEmail: mails.confirmAddress },
	} satisfies BetterAuthOptions;
}

async function trustAddress(db: Db, userId: string): Promise<void> {
	await db.updateTable('accounts.users').set({ emailVerified: true }).where('id', '=', userId).execute();
}

/** What strangers can cause at will, such as a request from a wrong origin, does not fill the log. */
function logError(_level: string, message: string, ...more: unknown[]): void {
	if (!message.startsWith('Invalid ')) console.error(`Accounts: ${message}`, ...more);
}

/** Nor does a wrong password. */
function logSurprise(error: unknown): void {
	if (!isAPIError(error)) console.error('Accounts:', error);
}
