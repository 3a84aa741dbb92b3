import type { Locale } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { tokenFor } from '#lib/platform/token.ts';

/** What the site signs, seals and addresses a guest's mails with. */
export interface GuestHouse {
	secret: string;
	config: { origin: string; siteName: string };
}

/** The secret that opens a guest's page; a reminder holds the same link as the invitation. */
export function guestToken(secret: string, invitationId: string): string {
	return tokenFor(secret, 'guest link', invitationId);
}

/** The whole address of a guest's page. */
export function guestLink({ secret, config }: GuestHouse, { id, language }: { id: string; language: Locale }): string {
	return config.origin + paths.guest(language, guestToken(secret, id));
}
