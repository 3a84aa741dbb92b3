import { redirect } from '@sveltejs/kit';
import type { Member } from '#lib/accounts/viewer.ts';
import type { CasePage } from '#lib/catalogue/case-views.ts';
import { caseOpener } from '#lib/catalogue/open-case.server.ts';
import { type Playable, playableIn } from '#lib/media/forms.ts';
import { mediaOfCase } from '#lib/media/open-media.server.ts';
import { renditionsOfCase } from '#lib/media/open-renditions.server.ts';
import { paths } from '#lib/platform/paths.ts';

const openWithSound = caseOpener({ media: mediaOfCase, made: renditionsOfCase });

/** The case of a quiz, and its sound; whoever has the address that it had before is sent on. Throws NotFound. */
export async function openQuizCase(
	{ db, viewer, locale }: App.Locals,
	slug: string,
): Promise<{ page: CasePage; playable: Playable | undefined }> {
	const opened = await openWithSound(db, viewer, locale, slug);
	if ('movedTo' in opened) redirect(301, paths.quiz(locale, opened.movedTo));
	const { media, made } = opened.also;
	return { page: opened.found, playable: playableIn('listen', media, made, paths.media) };
}

/** The member who is signed in; anybody else is led to sign in and comes back. */
export function signedIn({ viewer, locale }: App.Locals, comeBack: string): Member {
	if (viewer.kind === 'member') return viewer;
	redirect(303, signInAddress(locale, comeBack));
}

/** Where one signs in and comes back from. */
export function signInAddress(locale: App.Locals['locale'], comeBack: string): string {
	return `${paths.signIn(locale)}?to=${encodeURIComponent(comeBack)}`;
}
