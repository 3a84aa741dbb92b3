import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ConfigError } from './config-error.ts';
import { parseOpenidProviders } from './openid-providers.ts';

const feide = {
	OIDC_PROVIDERS: 'feide',
	OIDC_FEIDE_NAME: 'Feide',
	OIDC_FEIDE_ISSUER: 'https://auth.example.org',
	OIDC_FEIDE_CLIENT_ID: 'dugnad',
	OIDC_FEIDE_CLIENT_SECRET: 'hunter2',
};

test('nothing needs to be set', () => {
	expect(parseOpenidProviders({})).toEqual([]);
	expect(parseOpenidProviders({ OIDC_PROVIDERS: '' })).toEqual([]);
});

test('two providers, each with its own variables', () => {
	const env = {
		...feide,
		OIDC_PROVIDERS: 'feide, id-porten',
		OIDC_ID_PORTEN_ISSUER: 'https://id.example.org/',
		OIDC_ID_PORTEN_CLIENT_ID: 'other',
		OIDC_ID_PORTEN_CLIENT_SECRET: 'secret',
		OIDC_ID_PORTEN_SCOPES: 'openid  profile',
	};
	expect(parseOpenidProviders(env)).toEqual([
		{
			id: 'feide',
			name: 'Feide',
			issuer: 'https://auth.example.org',
			clientId: 'dugnad',
			clientSecret: 'hunter2',
			scopes: ['openid', 'profile', 'email'],
		},
		{
			id: 'id-porten',
			name: 'id-porten',
			issuer: 'https://id.example.org/',
			clientId: 'other',
			clientSecret: 'secret',
			scopes: ['openid', 'profile'],
		},
	]);
});

test.each([
	['OIDC_PROVIDERS', 'Feide'],
	['OIDC_PROVIDERS', 'feide,feide'],
	['OIDC_PROVIDERS', 'feide,'],
	['OIDC_PROVIDERS', 'credential'],
	['OIDC_FEIDE_ISSUER', ''],
	['OIDC_FEIDE_ISSUER', 'auth.example.org'],
	['OIDC_FEIDE_ISSUER', 'http://auth.example.org'],
	['OIDC_FEIDE_ISSUER', 'https://auth.example.org/?tenant=1'],
	['OIDC_FEIDE_CLIENT_ID', ' '],
	['OIDC_FEIDE_CLIENT_SECRET', ''],
	['OIDC_FEIDE_SCOPES', 'profile email'],
	['OIDC_FEIDE_CLIENTID', 'dugnad'],
])('%s=%s is refused in one sentence that names it', (name, value) => {
	const read = () => parseOpenidProviders({ ...feide, [name]: value });
	expect(read).toThrow(ConfigError);
	expect(read).toThrow(new RegExp(`^${name} is .+ and start again\\.$`));
});

test('a provider whose name begins like another’s is no slip', () => {
	const more = Object.fromEntries(
		Object.entries(feide).map(([name, value]) => [name.replace('OIDC_FEIDE_', 'OIDC_FEIDE_TEST_'), value]),
	);
	expect(parseOpenidProviders({ ...feide, ...more, OIDC_PROVIDERS: 'feide,feide-test' })).toHaveLength(2);
});

test('whatever is wrong, the secret is not shown', () => {
	const name = fc.constantFrom('OIDC_PROVIDERS', 'OIDC_FEIDE_ISSUER', 'OIDC_FEIDE_SCOPES', 'OIDC_FEIDE_SECRET');
	fc.assert(
		fc.property(name, fc.string(), (name, value) => {
			fc.pre(!value.includes('hunter2'));
			try {
				parseOpenidProviders({ ...feide, [name]: value });
			} catch (error) {
				expect(error).toBeInstanceOf(ConfigError);
				expect((error as Error).message).not.toContain('hunter2');
			}
		}),
	);
});
