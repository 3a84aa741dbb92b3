import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConfigError, parseConfig } from './config.ts';

test('nothing needs to be set', () => {
	expect(parseConfig({})).toEqual({
		port: 3000,
		host: '127.0.0.1',
		origin: 'http://localhost:3000',
		originIsSet: false,
		databaseUrl: undefined,
		dataDir: resolve('data'),
		objectStore: undefined,
		workerInside: true,
		fetchPrivate: false,
		siteName: 'Dugnad',
		siteEmail: undefined,
		secret: undefined,
		smtpUrl: undefined,
		mailFrom: undefined,
		trustedProxies: [],
		production: false,
		pageCacheBytes: 128 * 1_048_576,
		xapiBodyBytes: 33_554_432,
		uploads: { fileBytes: 8192 * 1_048_576, openBytes: 32_768 * 1_048_576, days: 7 },
		speechModel: undefined,
		languageModel: undefined,
		openidProviders: [],
	});
});

test('what one editor may have under way holds at least one file', () => {
	expect(() => parseConfig({ UPLOAD_MB: '200', UPLOAD_OPEN_MB: '100' })).toThrow(/UPLOAD_OPEN_MB is 100.*UPLOAD_MB \(200\)/);
	expect(parseConfig({ UPLOAD_MB: '200', UPLOAD_OPEN_MB: '200', UPLOAD_DAYS: '3' }).uploads).toEqual({
		fileBytes: 209_715_200,
		openBytes: 209_715_200,
		days: 3,
	});
});

test('an empty variable is one that is not set', () => {
	const names = [
		'PORT',
		'HOST',
		'ORIGIN',
		'DATABASE_URL',
		'DATA_DIR',
		'WORKER',
		'FETCH_PRIVATE',
		'SITE_NAME',
		'PAGE_CACHE_MB',
		'SPEECH_MODEL',
		'MODEL_URL',
		'MODEL_KEY',
		'MODEL_NAME',
	];
	expect(parseConfig(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(parseConfig({}));
});

test.each([
	['PORT', '8080', { port: 8080, origin: 'http://localhost:8080' }],
	['HOST', '::', { host: '::' }],
	['ORIGIN', 'https://Cases.example.org/', { origin: 'https://cases.example.org', originIsSet: true }],
	['ORIGIN', 'http://10.0.0.1:8080', { origin: 'http://10.0.0.1:8080' }],
	['ORIGIN', 'https://cases.example.org:443', { origin: 'https://cases.example.org' }],
	['DATABASE_URL', 'postgresql://a:b@db.example.org/x?sslmode=require', { databaseUrl: expect.stringContaining('sslmode') }],
	['DATA_DIR', '/srv/løv og skog', { dataDir: '/srv/løv og skog' }],
	['DATA_DIR', 'a/../b', { dataDir: resolve('b') }],
	[
		'STORAGE_URL',
		's3://AKIA:a%2Fb%2Bc@s3.example.org/dugnad-media?region=eu-north-1',
		{
			objectStore: {
				bucketUrl: 'https://s3.example.org/dugnad-media',
				region: 'eu-north-1',
				accessKeyId: 'AKIA',
				secretAccessKey: 'a/b+c',
			},
		},
	],
	[
		'STORAGE_URL',
		's3+http://k:s@localhost:9000/media',
		{ objectStore: expect.objectContaining({ bucketUrl: 'http://localhost:9000/media' }) },
	],
	[
		'SEARCH_URL',
		'https://dugnad:p%40ss%2F%3A@Search.example.org:9200/cases',
		{
			searchServer: {
				origin: 'https://search.example.org:9200',
				prefix: 'cases',
				authorization: `Basic ${Buffer.from('dugnad:p@ss/:').toString('base64')}`,
			},
		},
	],
	[
		'SEARCH_URL',
		'http://10.0.0.1:9200/a_b-1',
		{ searchServer: expect.objectContaining({ prefix: 'a_b-1', authorization: undefined }) },
	],
	['WORKER', 'none', { workerInside: false }],
	['FETCH_PRIVATE', '1', { fetchPrivate: true }],
	['SITE_NAME', '  Læring i Lia ', { siteName: 'Læring i Lia' }],
	['SITE_EMAIL', 'post@example.org', { siteEmail: 'post@example.org' }],
	['SITE_EMAIL', 'post@example.org', { mailFrom: 'post@example.org' }],
	['SECRET', 'x'.repeat(32), { secret: 'x'.repeat(32) }],
	['SMTP_URL', 'smtps://post%40lia:p%3Fx@mail.example.org:465', { smtpUrl: expect.stringContaining('mail.example.org') }],
	['MAIL_FROM', 'noreply@example.org', { mailFrom: 'noreply@example.org', siteEmail: undefined }],
	['TRUSTED_PROXY', '127.0.0.1, 10.0.0.0/24', { trustedProxies: ['127.0.0.1/32', '10.0.0.0/24'] }],
	['NODE_ENV', 'production', { production: true }],
	['PAGE_CACHE_MB', '0', { pageCacheBytes: 0 }],
	['SPEECH_MODEL', 'package.json', { speechModel: resolve('package.json') }],
])('%s=%s is understood', (name, value, expected) => {
	expect(parseConfig({ [name]: value })).toMatchObject(expected);
});

test.each([
	...['0', '65536', '80.5', '-1', '1e3', '0x50', 'http', ' 80'].map((value) => ['PORT', value]),
	['HOST', 'a b'],
	...[
		'cases.example.org',
		'ftp://x.org',
		'https://x.org/sub',
		'https://x.org?',
		'https://x.org#a',
		'https://me@x.org',
		'https://',
	].map((value) => ['ORIGIN', value]),
	...['mysql://x/y', 'localhost:5432', 'postgres://', 'postgres://a b', 'postgres://host:port/x'].map((value) => [
		'DATABASE_URL',
		value,
	]),
	...['https://k:s@x.org/media', 's3://x.org/media', 's3://k:s@x.org', 's3://k:s@x.org/M', 's3://k:%zz@x.org/media'].map(
		(value) => ['STORAGE_URL', value],
	),
	...[
		'https://x.org:9200',
		'https://x.org/',
		'https://x.org/Cases',
		'https://x.org/a/b',
		'https://x.org/_all',
		'https://me@x.org/cases',
		'https://me:%zz@x.org/cases',
		'https://x.org:99999/cases',
		'opensearch://x.org/cases',
	].map((value) => ['SEARCH_URL', value]),
	['WORKER', 'yes'],
	['FETCH_PRIVATE', 'true'],
	['SITE_NAME', '   '],
	['SITE_NAME', 'x'.repeat(81)],
	['SITE_EMAIL', 'post@'],
	['SECRET', 'x'.repeat(31)],
	...['mail.example.org', 'https://mail.example.org', 'smtp://', 'smtp://host:port', 'smtp://a?b'].map((value) => [
		'SMTP_URL',
		value,
	]),
	['MAIL_FROM', 'Lia <post@example.org>'],
	...['localhost', '*', '10.0.0.0/33'].map((value) => ['TRUSTED_PROXY', value]),
	...['-1', '1.5', 'plenty', '65537'].map((value) => ['PAGE_CACHE_MB', value]),
	...['models/nowhere.bin', 'src', '/dev/null/model.bin'].map((value) => ['SPEECH_MODEL', value]),
	...['models.example.org/v1', 'ftp://x.org', 'https://u:p@x.org/v1', 'https://x.org/v1?key=1', 'https://x.org/v1#a'].map(
		(value) => ['MODEL_URL', value],
	),
	['MODEL_KEY', 'two words'],
	['MODEL_NAME', '  '],
] as [string, string][])('%s=%s is refused in one sentence that names it', (name, value) => {
	const sentence = new RegExp(`^${name} is .+: it must .+\\. Change or unset ${name} and start again\\.$`);
	expect(() => parseConfig({ [name]: value })).toThrow(ConfigError);
	expect(() => parseConfig({ [name]: value })).toThrow(sentence);
});

describe('whatever is set', () => {
	const names = fc.constantFrom(
		'PORT',
		'HOST',
		'ORIGIN',
		'DATABASE_URL',
		'STORAGE_URL',
		'SEARCH_URL',
		'WORKER',
		'FETCH_PRIVATE',
		'SITE_EMAIL',
		'SMTP_URL',
		'TRUSTED_PROXY',
		'PAGE_CACHE_MB',
		'SPEECH_MODEL',
		'MODEL_URL',
		'MODEL_KEY',
	);
	const text = fc.string({ unit: 'binary', maxLength: 30 });
	const value = fc.oneof(
		text,
		fc.webUrl(),
		fc.nat().map(String),
		text.map((secret) => `postgres://u:hunter2${secret}`),
		text.map((secret) => `s3://k:hunter2${secret}`),
		text.map((secret) => `https://k:hunter2@x.org/${secret}`),
		text.map((secret) => `smtp://k:hunter2${secret}`),
	);

	test('is understood, or is one line that names the variable and never shows a password', () => {
		fc.assert(
			fc.property(names, value, (name, value) => {
				try {
					const { origin, port } = parseConfig({ [name]: value });
					expect(new URL(origin).origin).toBe(origin);
					expect(port).toBeGreaterThan(0);
				} catch (error) {
					const { message } = error as Error;
					expect(error).toBeInstanceOf(ConfigError);
					expect(message).toMatch(new RegExp(`^${name} is .*\\.$`, 's'));
					expect(message).not.toMatch(/[\r\n]/);
					if (/_URL$/.test(name)) expect(message).not.toContain('hunter2');
				}
			}),
		);
	});
});

describe('a language model', () => {
	const env = { MODEL_URL: 'http://127.0.0.1:8080/v1/', MODEL_NAME: 'liten' };

	test('is named by its address, and may go without a key', () => {
		expect(parseConfig(env).languageModel).toEqual({ url: 'http://127.0.0.1:8080/v1', name: 'liten', key: undefined });
		expect(parseConfig({ ...env, MODEL_KEY: 'nokkel' }).languageModel).toMatchObject({ key: 'nokkel' });
	});

	test.each([
		['MODEL_URL', 'MODEL_NAME', { MODEL_URL: env.MODEL_URL }],
		['MODEL_NAME', 'MODEL_URL', { MODEL_NAME: env.MODEL_NAME }],
		['MODEL_KEY', 'MODEL_URL', { MODEL_KEY: 'hunter2' }],
	])('is set up whole: %s asks for %s', (given, missing, half) => {
		expect(() => parseConfig(half)).toThrow(ConfigError);
		expect(() => parseConfig(half)).toThrow(
			new RegExp(`^${given} is set without ${missing}\\. Set ${missing} to .+, or unset both\\.$`),
		);
		expect(() => parseConfig(half)).not.toThrow(/hunter2/);
	});
});
