import { expect, test } from 'vitest';
import { parseConfig } from './config.ts';
import { hideSecrets } from './hide-secrets.ts';

const config = parseConfig({
	SECRET: 'secret:of-the-site-itself-long-enough-to-be-one',
	DATABASE_URL: 'postgres://dugnad:pg%20word@db.example.org/dugnad',
	SMTP_URL: 'smtp://post:mailword@mail.example.org:587',
	MAIL_FROM: 'post@example.org',
	STORAGE_URL: 's3://storekey:storeword@store.example.org/files?region=eu',
	SEARCH_URL: 'https://finder:findword@search.example.org:9200/dugnad',
	MODEL_URL: 'https://models.example.org/v1',
	MODEL_KEY: 'model-key-word',
	MODEL_NAME: 'oppdiktet',
	OIDC_PROVIDERS: 'skole',
	OIDC_SKOLE_NAME: 'Skole',
	OIDC_SKOLE_ISSUER: 'https://login.example.org',
	OIDC_SKOLE_CLIENT_ID: 'dugnad',
	OIDC_SKOLE_CLIENT_SECRET: 'provider-word',
});

test.each([
	'secret:of-the-site-itself-long-enough-to-be-one',
	'pg%20word',
	'pg word',
	'mailword',
	'storeword',
	'findword',
	Buffer.from('finder:findword').toString('base64'),
	'model-key-word',
	'provider-word',
])('%s is blotted out wherever it stands', (secret) => {
	expect(hideSecrets(config)(`Refused: x${secret}y, and again ${secret}.`)).toBe('Refused: x•••y, and again •••.');
});

test('what is no secret stays', () => {
	const told =
		'connect ECONNREFUSED mail.example.org:587 as dugnad, oppdiktet at https://models.example.org/v1, post@example.org';
	expect(hideSecrets(config)(told)).toBe(told);
	expect(hideSecrets(parseConfig({}))('All is well.')).toBe('All is well.');
});
