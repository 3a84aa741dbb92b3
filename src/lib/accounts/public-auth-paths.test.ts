import { expect, test } from 'vitest';
import { isPublicAuthPath } from './public-auth-paths.ts';

test('passkeys are asked about by the browser itself', () => {
	expect(isPublicAuthPath('GET', '/passkey/generate-authenticate-options')).toBe(true);
	expect(isPublicAuthPath('POST', '/passkey/verify-authentication')).toBe(true);
});

test.each([
	'/sign-in/email',
	'/sign-up/email',
	'/update-user',
	'/passkey/../update-user',
	'/passkey/%2e%2e/x',
	'/passkey/a/b',
	'/error',
	'/ok',
	'/',
])('%s is not reached from outside', (path) => {
	for (const method of ['GET', 'POST', 'PUT', 'DELETE']) expect(isPublicAuthPath(method, path)).toBe(false);
});
