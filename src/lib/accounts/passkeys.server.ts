import { passkey } from '@better-auth/passkey';
import { APIError } from 'better-auth/api';
import type { Config } from '#lib/platform/config.ts';

/**
 * Passkeys, each of which counts as two factors: the device that holds it must have made sure who uses it, by finger, face
 * or code. Whatever the browser was asked, that is checked here.
 */
export function passkeys({ origin, siteName }: Pick<Config, 'origin' | 'siteName'>) {
	return passkey({
		rpName: siteName,
		rpID: new URL(origin).hostname,
		origin,
		schema: { passkey: { modelName: 'passkeys' } },
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
		registration: {
			afterVerification: async ({ verification }) => mustBeVerified(verification.registrationInfo?.userVerified),
		},
		authentication: {
			afterVerification: async ({ verification }) => mustBeVerified(verification.authenticationInfo.userVerified),
		},
	});
}

function mustBeVerified(verified: boolean | undefined): void {
	if (!verified)
		throw new APIError('UNAUTHORIZED', { code: 'USER_NOT_VERIFIED', message: 'The device did not make sure who used it.' });
}
