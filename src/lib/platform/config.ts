import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { parseAddressRanges } from './client-address.ts';
import { ConfigError } from './config-error.ts';
import { isModelAddress, type LanguageModel, parseLanguageModel } from './language-model.ts';
import { type OpenidProvider, parseOpenidProviders } from './openid-providers.ts';
import { parseS3Address, type S3Address } from './s3/s3-address.ts';
import { parseSearchServerAddress, type SearchServerAddress } from './search-server-address.ts';

/** A whole number in plain digits: `0x50` or `1e3` in a configuration is a slip. */
function wholeNumber(least: number, most: number) {
	const range = `must be a whole number from ${least} to ${most}`;
	return z
		.string()
		.regex(/^\d{1,9}$/, range)
		.transform(Number)
		.refine((value) => value >= least && value <= most, range);
}

/** An origin and nothing more; `new URL` would quietly accept a path, a name or a fragment. */
function isOrigin(value: string): boolean {
	const url = URL.parse(value);
	return url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/` && !/[?#]/.test(value);
}

/** Whether a path leads to a file that we may look at. */
function isFile(path: string): boolean {
	try {
		return statSync(path).isFile();
	} catch {
		return false;
	}
}

/** A mail server with the port that it listens on, or the usual one. */
function isSmtpAddress(value: string): boolean {
	const url = URL.parse(value);
	return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '' && !/[?#]/.test(value);
}

const environment = z.object({
	PORT: wholeNumber(1, 65_535).default(3000),
	HOST: z.string().regex(/^\S+$/, 'must be a host name or an IP address').default('127.0.0.1'),
	ORIGIN: z
		.string()
		.refine(isOrigin, 'must be an address without a path, such as https://cases.example.org')
		.transform((value) => new URL(value).origin)
		.optional(),
	DATABASE_URL: z
		.string()
		.refine(
			(value) => /^postgres(ql)?:\/\/\S+$/.test(value) && URL.canParse(value),
			'must look like postgres://user:password@host:5432/name',
		)
		.optional(),
	DATA_DIR: z
		.string()
		.default('data')
		.transform((value) => resolve(value)),
	STORAGE_URL: z
		.string()
		.transform(parseS3Address)
		.refine((address) => address !== undefined, 'must look like s3://key:secret@host/bucket?region=eu-north-1')
		.optional(),
	SEARCH_URL: z
		.string()
		.transform(parseSearchServerAddress)
		.refine((address) => address !== undefined, 'must look like https://user:password@host:9200/prefix')
		.optional(),
	WORKER: z.enum(['inside', 'none'], 'must be inside (default) or none').default('inside'),
	FETCH_PRIVATE: z.enum(['0', '1'], 'must be 0 (default) or 1').default('0'),
	SITE_NAME: z.string().trim().min(1, 'must not be blank').max(80, 'must have at most 80 characters').default('Dugnad'),
	SITE_EMAIL: z.email('must be an e-mail address').optional(),
	SECRET: z.string().min(32, 'must have at least 32 characters, drawn at random').optional(),
	SMTP_URL: z
		.string()
		.refine(isSmtpAddress, 'must look like smtp://user:password@host:587 or smtps://user:password@host:465')
		.optional(),
	MAIL_FROM: z.email('must be an e-mail address').optional(),
	TRUSTED_PROXY: z
		.string()
		.transform(parseAddressRanges)
		.refine((ranges) => ranges !== undefined, 'must be IP addresses or ranges with commas between, such as 127.0.0.1,10.0.0.0/24')
		.optional(),
	NODE_ENV: z.string().optional(),
	PAGE_CACHE_MB: wholeNumber(0, 65_536).default(128),
	XAPI_BODY_MB: wholeNumber(1, 1024).default(32),
	UPLOAD_MB: wholeNumber(1, 1_048_576).default(8192),
	UPLOAD_OPEN_MB: wholeNumber(1, 16_777_216).default(32_768),
	UPLOAD_DAYS: wholeNumber(1, 90).default(7),
	SPEECH_MODEL: z
		.string()
		.refine(isFile, 'must be the path of a ggml model file')
		.transform((value) => resolve(value))
		.optional(),
	MODEL_URL: z.string().refine(isModelAddress, 'must look like https://models.example.org/v1').optional(),
	MODEL_KEY: z
		.string()
		.regex(/^[\x21-\x7e]+$/, 'must be the key alone, in plain characters without spaces')
		.optional(),
	MODEL_NAME: z.string().trim().min(1, 'must not be blank').max(200, 'must have at most 200 characters').optional(),
});

/** What editors may upload, in bytes, and how long what is not finished is kept. */
export interface UploadLimits {
	fileBytes: number;
	/** Of all that one editor has not finished. */
	openBytes: number;
	days: number;
}

/** What the operator may set, parsed once at start. */
export interface Config {
	port: number;
	host: string;
	/** The site's public address without a final slash. */
	origin: string;
	/** Whether the operator named the public address; else requests may come in by any local name. */
	originIsSet: boolean;
	/** A PostgreSQL that the operator runs; without it the embedded one is used. */
	databaseUrl: string | undefined;
	/** Absolute folder of everything that must be kept: embedded database and files. */
	dataDir: string;
	/** An S3-compatible bucket for files; without it they lie in the data folder. */
	objectStore: S3Address | undefined;
	/** An OpenSearch or Elasticsearch; without it the search index lies in the data folder. */
	searchServer: SearchServerAddress | undefined;
	/** Whether the web process also works through the job queue. */
	workerInside: boolean;
	/** Whether imports may fetch from private addresses (an intranet's feed). */
	fetchPrivate: boolean;
	siteName: string;
	/** Where readers and podcast directories reach the people behind the site. */
	siteEmail: string | undefined;
	/** What signatures and seals rest on; without it one is made and kept in the data folder. */
	secret: string | undefined;
	/** The mail server, `smtp(s)://user:password@host:port`; without it the console shows what would be sent. */
	smtpUrl: string | undefined;
	/** Who the mails come from. */
	mailFrom: string | undefined;
	/** Proxies that are believed when they say whom a request comes from (`x-forwarded-for`), as CIDR ranges. */
	trustedProxies: readonly string[];
	/** Whether people outside rely on the site (`NODE_ENV=production`): then it does not do by halves. */
	production: boolean;
	/** Upper bound of the memory that finished pages may take; 0 switches the cache off. */
	pageCacheBytes: number;
	/** Upper bound of one request to the learning record store, attachments and all. */
	xapiBodyBytes: number;
	/** What editors may upload. */
	uploads: UploadLimits;
	/** Absolute path of the model that writes down speech; without it nothing is written down. */
	speechModel: string | undefined;
	/** A language model that drafts for editors; without it nothing is drafted and nothing is sent. */
	languageModel: LanguageModel | undefined;
	/** Services by which members may sign in, beside their e-mail address and passkeys. */
	openidProviders: OpenidProvider[];
}

export { ConfigError };

/** Parses the environment; throws `ConfigError` with one sentence that names the variable. */
export function parseConfig(env: Record<string, string | undefined>): Config {
	const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
	const parsed = environment.safeParse(set);
	if (!parsed.success) throw new ConfigError(explain(parsed.error, set));
	const value = parsed.data;
	return {
		port: value.PORT,
		host: value.HOST,
		origin: value.ORIGIN ?? `http://localhost:${value.PORT}`,
		originIsSet: value.ORIGIN !== undefined,
		databaseUrl: value.DATABASE_URL,
		dataDir: value.DATA_DIR,
		objectStore: value.STORAGE_URL,
		searchServer: value.SEARCH_URL,
		workerInside: value.WORKER === 'inside',
		fetchPrivate: value.FETCH_PRIVATE === '1',
		siteName: value.SITE_NAME,
		siteEmail: value.SITE_EMAIL,
		secret: value.SECRET,
		smtpUrl: value.SMTP_URL,
		mailFrom: value.MAIL_FROM ?? value.SITE_EMAIL,
		trustedProxies: value.TRUSTED_PROXY ?? [],
		production: value.NODE_ENV === 'production',
		pageCacheBytes: value.PAGE_CACHE_MB * 1_048_576,
		xapiBodyBytes: value.XAPI_BODY_MB * 1_048_576,
		uploads: uploadLimits(value),
		speechModel: value.SPEECH_MODEL,
		languageModel: parseLanguageModel(value),
		openidProviders: parseOpenidProviders(env),
	};
}

function uploadLimits(value: z.infer<typeof environment>): UploadLimits {
	const { UPLOAD_MB: file, UPLOAD_OPEN_MB: open, UPLOAD_DAYS: days } = value;
	if (open < file)
		throw new ConfigError(
			`UPLOAD_OPEN_MB is ${open}, less than one file of UPLOAD_MB (${file}). Raise UPLOAD_OPEN_MB or lower UPLOAD_MB, and start again.`,
		);
	return { fileBytes: file * 1_048_576, openBytes: open * 1_048_576, days };
}

const secret = new Set(['DATABASE_URL', 'STORAGE_URL', 'SEARCH_URL', 'SECRET', 'SMTP_URL', 'MODEL_URL', 'MODEL_KEY']);

function explain(error: z.ZodError, env: Record<string, string | undefined>): string {
	const issue = error.issues[0];
	const name = String(issue?.path[0]);
	const shown = secret.has(name) ? '(not shown)' : JSON.stringify(env[name]);
	return `${name} is ${shown}: it ${issue?.message}. Change or unset ${name} and start again.`;
}
