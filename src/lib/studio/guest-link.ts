import { createHmac } from 'node:crypto';
import type { Locale } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { deriveKey } from '#lib/platform/secret.ts';

/** What the site signs, seals and addresses a guest's mails with. */
export interface GuestHouse {
	secret: string;
	config: { origin: string; siteName: string };
}

/**
 * The secret that opens a guest's page: 256 bits that nobody can tell from random ones without the site's secret. A
 * reminder holds the same link as the invitation, and the database needs no more of it than its hash.
 */
export function guestToken(secret: string, invitationId: string): string {
	return createHmac('sha256', deriveKey(secret, 'guest link')).update(invitationId).digest('base64url');
}

/** The whole address of a guest's page. */
export function guestLink({ secret, config }: GuestHouse, { id, language }: { id: string; language: Locale }): string {
	return config.origin + paths.guest(language, guestToken(secret, id));
}
