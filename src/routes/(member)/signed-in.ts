import { redirect } from '@sveltejs/kit';
import type { Member } from '#lib/accounts/viewer.ts';
import { paths } from '#lib/platform/paths.ts';
import { withReturn } from './return-address.ts';

/** The member who is signed in; anybody else is led to sign in and comes back. */
export function signedIn({ viewer, locale }: App.Locals, comeBack: string): Member {
	if (viewer.kind === 'member') return viewer;
	redirect(303, withReturn(paths.signIn(locale), comeBack));
}
