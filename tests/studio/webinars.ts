import { randomUUID } from 'node:crypto';
import { anonymous, type Member } from '#lib/accounts/viewer.ts';
import { openWebinar, type Webinar } from '#lib/catalogue/open-webinar.server.ts';
import { createWebinar } from '#lib/catalogue/save-webinar.server.ts';
import { type WebinarContent, webinarContent } from '#lib/catalogue/webinar.ts';
import type { Db } from '#lib/platform/db.ts';
import { signUp } from '#lib/studio/sign-up.server.ts';
import { secret } from '../accounts/fill-member.ts';
import { origin } from '../accounts/house-test.ts';
import { makeMember } from '../accounts/make-member.ts';

/** Who writes to those that sign up. */
export const house = { config: { origin, siteName: 'Testdugnad' }, secret };

/** So many days from now. */
export const days = (n: number) => new Date(Date.now() + n * 86_400_000);

/** A part of an invented webinar. */
export const part = (more: object = {}) => ({
	...{ title: 'Om havet', startsAt: days(10), minutes: 45, place: 'Diktvik', url: null, programme: ['Innledning'] },
	...{ people: [] as WebinarContent['parts'][number]['people'], ...more },
});

/** An invented webinar, published unless it is said otherwise. */
export const content = (more: object = {}): WebinarContent =>
	webinarContent.parse({
		...{ title: `Oppdiktet webinar ${randomUUID()}`, lead: null, language: 'nb', kind: 'webinar', isPublished: true },
		...{ parts: [part()], ...more },
	});

/** Somebody who may keep webinars. */
export const newEditor = (db: Db): Promise<Member> => makeMember(db, { role: 'editor' });

/** An address that nobody has had before. */
export const someone = () => `${randomUUID()}@example.org`;

/** A webinar that is stored and published, as the public sees it. */
export async function published(db: Db, more: object = {}): Promise<Webinar> {
	const { slug } = await createWebinar(db, await newEditor(db), content(more));
	return openWebinar(db, anonymous, slug);
}

/** Somebody asks to join, from a network address of their own. */
export const ask = (db: Db, webinar: Webinar, email: string, more: object = {}) =>
	signUp(db, house, anonymous, { webinar, email, locale: 'nb', client: randomUUID(), ...more });
