import { safeReturn } from '#lib/accounts/safe-return.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';

/** Where somebody goes who has signed in: the page that they came from, else their own. */
export function afterSignIn(locale: Locale, to: string): string {
	return safeReturn(to, paths.me(locale));
}

/** An address with the page to come back to, when there is one. */
export function withReturn(address: string, to: string): string {
	return to ? `${address}?${new URLSearchParams({ to })}` : address;
}
