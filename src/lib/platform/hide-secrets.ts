import type { Config } from './config.ts';

/** The shortest text that counts as a secret: a shorter one would blot out half of every sentence. */
const shortest = 4;

/** Blots out of a text what nobody may read there: passwords and keys of the configuration, wherever an error repeats them. */
export function hideSecrets(config: Config): (text: string) => string {
	const { secret, databaseUrl, smtpUrl, objectStore, searchServer, languageModel, openidProviders } = config;
	const held = [secret, databaseUrl, smtpUrl, objectStore, searchServer, languageModel, ...openidProviders].flatMap(secretsIn);
	const hidden = [...new Set(held)].filter((one) => one.length >= shortest).toSorted((a, b) => b.length - a.length);
	return (text) => hidden.reduce((told, one) => told.replaceAll(one, '•••'), text);
}

/** Of what has parts, those that are named after a secret. */
function secretsIn(value: unknown): string[] {
	if (typeof value === 'string') return secretsInText(value);
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, part]) =>
		typeof part === 'object' || /secret|key|password|authorization|url/i.test(name) ? secretsIn(part) : [],
	);
}

/** The password of an address or of Basic authentication, as it stands and as it is meant; else the text itself. */
function secretsInText(text: string): string[] {
	const basic = /^Basic (.+)$/.exec(text)?.[1];
	if (basic !== undefined) {
		const [, password = ''] = Buffer.from(basic, 'base64').toString().split(/:(.*)/s);
		return [text, basic, password];
	}
	if (!/^[a-z0-9+]+:\/\//i.test(text)) return [text];
	const password = URL.parse(text)?.password ?? '';
	return password === '' ? [] : [text, password, decoded(password)];
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
