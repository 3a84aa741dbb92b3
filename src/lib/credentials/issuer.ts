import type { Config } from '#lib/platform/config.ts';
import { deriveKey, openSecret } from '#lib/platform/secret.ts';

/** Whoever awards certificates: this site, under the name and the domain that it has now. */
export interface Issuer {
	/** `did:web` of the site's domain; a port is written as `%3A` and its digits (did:web, section 3.1). */
	did: string;
	/** The site's public address without a final slash. */
	origin: string;
	name: string;
	email: string | undefined;
}

/** An issuer that can sign: with the 32 bytes that open its private keys. */
export interface SigningIssuer extends Issuer {
	sealingKey: Uint8Array;
}

/** The site as issuer. */
export function issuerOf({ origin, siteName, siteEmail }: Pick<Config, 'origin' | 'siteName' | 'siteEmail'>): Issuer {
	return { did: `did:web:${encodeURIComponent(new URL(origin).host)}`, origin, name: siteName, email: siteEmail };
}

/** The site as an issuer that can sign; reads the secret, so this is for the worker and commands. */
export function signingIssuerOf(config: Config): SigningIssuer {
	return { ...issuerOf(config), sealingKey: deriveKey(openSecret(config), 'credential-keys') };
}
