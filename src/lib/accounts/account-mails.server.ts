import type { Config } from '#lib/platform/config.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Messages } from '#lib/platform/i18n/message-shape.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { localeNamed } from '#lib/platform/locale.ts';
import { queueMail } from '#lib/platform/mail.server.ts';
import { paths } from '#lib/platform/paths.ts';
import { writeMail } from '#lib/platform/write-mail.ts';
import { linkLifeS } from './link-life.ts';
import { makePasswordToken } from './password-token.server.ts';

interface House {
	db: Db;
	config: Pick<Config, 'origin' | 'siteName'>;
	secret: string;
}

interface User {
	id: string;
	email: string;
	emailVerified: boolean;
}

export type AccountMails = ReturnType<typeof createAccountMails>;

/**
 * The mails about accounts. Their links lead to pages with a button, because programs that look into mails open links
 * too; and they say no name, because whoever registers an address that is not theirs could choose it.
 */
export function createAccountMails(house: House) {
	return {
		confirmAddress: ({ user, token, url }: { user: User; token: string; url: string }) => {
			// Without a page to come back to, better-auth names the front page.
			const to = new URL(url).searchParams.get('callbackURL')?.replace(/^\/$/, '') ?? '';
			return write(house, { user, kind: 'confirmAddress', link: ['confirmAddress', { token, to }], goodForS: linkLifeS.confirm });
		},
		newPassword: ({ user, token }: { user: User; token: string }) =>
			write(house, { user, kind: 'newPassword', link: ['newPassword', { token }], goodForS: linkLifeS.password }),
		/** An address that was registered and never confirmed may have been so by anybody: a new password settles whose it is. */
		alreadyRegistered: async ({ user }: { user: User }) => {
			if (user.emailVerified)
				return write(house, { user, kind: 'alreadyRegistered', link: ['signIn', {}], goodForS: linkLifeS.confirm });
			const token = await makePasswordToken(house.db, user.id, linkLifeS.password);
			return write(house, { user, kind: 'neverConfirmed', link: ['newPassword', { token }], goodForS: linkLifeS.password });
		},
		signInLink: async ({ email, token, metadata }: { email: string; token: string; metadata?: Record<string, unknown> }) => {
			const user = await findUser(house.db, email);
			const asked = { to: String(metadata?.to ?? '') };
			if (user)
				return write(house, { user, kind: 'signInLink', link: ['signInLink', { token, ...asked }], goodForS: linkLifeS.signIn });
			const stranger = { email, locale: metadata?.locale };
			return write(house, { user: stranger, kind: 'noAccount', link: ['register', asked], goodForS: linkLifeS.confirm });
		},
	};
}

interface Occasion {
	/** Who gets it; the language is the member's own, of a stranger the page's. */
	user: { email: string; locale?: unknown };
	kind: keyof Messages['mail']['account'];
	link: [page: 'confirmAddress' | 'newPassword' | 'signIn' | 'signInLink' | 'register', query: Record<string, string>];
	goodForS: number;
}

async function write({ db, config, secret }: House, { user, kind, link: [page, query], goodForS }: Occasion): Promise<void> {
	const locale = localeNamed(user.locale);
	const { mail } = messagesIn(locale);
	const { subject, text, button } = mail.account[kind];
	const given = Object.entries(query).filter(([, value]) => value !== '');
	const href = `${config.origin}${paths[page](locale)}${given.length ? `?${new URLSearchParams(given)}` : ''}`;
	const letter = {
		locale,
		subject: subject(config.siteName),
		paragraphs: [text(config.siteName)],
		button: { label: button, href },
		afterwards: [mail.notYou],
		siteName: config.siteName,
		origin: config.origin,
	};
	await queueMail(db, secret, writeMail({ to: user.email, ...letter }), goodForS);
}

async function findUser(db: Db, email: string): Promise<{ email: string; locale: string } | undefined> {
	return db.selectFrom('accounts.users').select(['email', 'locale']).where('email', '=', email.toLowerCase()).executeTakeFirst();
}
