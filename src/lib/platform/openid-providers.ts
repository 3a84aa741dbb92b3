import { ConfigError } from './config-error.ts';

/** Somebody else's sign-in service that members may use here, such as Feide. */
export interface OpenidProvider {
	/** Stands in addresses and in what members have linked: never change it afterwards. */
	id: string;
	/** What members know it by. */
	name: string;
	/** Exactly as the provider writes it in its discovery document and tokens. */
	issuer: string;
	clientId: string;
	clientSecret: string;
	scopes: string[];
}

type Environment = Record<string, string | undefined>;

/** better-auth's own name for a password among a member's ways in, and a page beside the providers'. */
const taken = ['credential', 'address'];

/** Reads `OIDC_PROVIDERS` and each listed provider's variables; throws `ConfigError` that names the variable. */
export function parseOpenidProviders(env: Environment): OpenidProvider[] {
	const ids = (env.OIDC_PROVIDERS ?? '').split(',').map((id) => id.trim());
	if (ids.join('') === '') return [];
	for (const [index, id] of ids.entries()) {
		const usable = /^[a-z][a-z0-9-]{0,29}$/.test(id) && !taken.includes(id) && ids.indexOf(id) === index;
		if (!usable) refuse(env, 'OIDC_PROVIDERS', 'must list different short names in small letters, such as feide,idporten');
	}
	return ids.map((id) => parseProvider(id, env));
}

function parseProvider(id: string, env: Environment): OpenidProvider {
	const prefix = `OIDC_${id.toUpperCase().replaceAll('-', '_')}_`;
	refuseUnknown(prefix, env);
	const issuer = required(env, `${prefix}ISSUER`, 'such as https://auth.example.org');
	if (!isIssuer(issuer))
		refuse(env, `${prefix}ISSUER`, 'must be an https address without ? and #, exactly as the provider writes it');
	const scopes = (env[`${prefix}SCOPES`] || 'openid profile email').split(/\s+/).filter(Boolean);
	if (!scopes.includes('openid')) refuse(env, `${prefix}SCOPES`, 'must contain openid, such as openid profile email');
	return {
		id,
		name: env[`${prefix}NAME`]?.trim() || id,
		issuer,
		clientId: required(env, `${prefix}CLIENT_ID`, 'the name that the provider gave this site'),
		clientSecret: required(env, `${prefix}CLIENT_SECRET`, 'the secret that the provider gave this site'),
		scopes,
	};
}

/** A slip such as `OIDC_FEIDE_CLIENTID` must not pass for a variable that was left out. */
function refuseUnknown(prefix: string, env: Environment): void {
	const known = ['NAME', 'ISSUER', 'CLIENT_ID', 'CLIENT_SECRET', 'SCOPES'].map((ending) => prefix + ending);
	const longer = (env.OIDC_PROVIDERS ?? '').split(',').map((id) => `OIDC_${id.trim().toUpperCase().replaceAll('-', '_')}_`);
	const slip = Object.keys(env).find(
		(name) =>
			name.startsWith(prefix) &&
			!known.includes(name) &&
			!longer.some((other) => other.length > prefix.length && name.startsWith(other)),
	);
	if (slip)
		throw new ConfigError(`${slip} is no setting: a provider has ${known.join(', ')}. Rename or unset ${slip} and start again.`);
}

function required(env: Environment, name: string, what: string): string {
	const value = env[name]?.trim();
	if (value) return value;
	throw new ConfigError(`${name} is missing: OIDC_PROVIDERS lists the provider. Set ${name} (${what}) and start again.`);
}

/** Only a provider on this very machine, for trying things out, may do without TLS. */
function isIssuer(value: string): boolean {
	const url = URL.parse(value);
	if (!url || /[?#\s]/.test(value) || url.username || url.password) return false;
	return url.protocol === 'https:' || (url.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname));
}

function refuse(env: Environment, name: string, rule: string): never {
	throw new ConfigError(`${name} is ${JSON.stringify(env[name])}: it ${rule}. Change or unset ${name} and start again.`);
}
