import type { Db } from '#lib/platform/db.ts';
import { locales } from '#lib/platform/locale.ts';
import { checkName } from './check-form.ts';
import type { Member } from './viewer.ts';

export interface ProfileProblems {
	name?: ReturnType<typeof checkName>;
	locale?: 'localeUnknown';
}

/** Saves what a member is called and the language of mails to them, or says what must be changed first. */
export async function saveProfile(
	db: Db,
	viewer: Member,
	input: { name: string; locale: string },
): Promise<ProfileProblems | undefined> {
	const name = input.name.replaceAll('\0', '').replace(/\s+/g, ' ').trim();
	const locale = locales.find((known) => known === input.locale);
	const wrong = checkName(name);
	if (wrong || !locale) return { name: wrong, locale: locale ? undefined : 'localeUnknown' };
	await db.updateTable('accounts.users').set({ name, locale, updatedAt: new Date() }).where('id', '=', viewer.id).execute();
}
