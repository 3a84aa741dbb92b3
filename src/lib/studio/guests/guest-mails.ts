import { formatMoment } from '#lib/platform/i18n/format.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import type { Locale } from '#lib/platform/locale.ts';
import type { Mail } from '#lib/platform/mail.server.ts';
import { paths } from '#lib/platform/paths.ts';
import { writeMail } from '#lib/platform/write-mail.ts';
import { type GuestHouse, guestLink } from '../guest-link.ts';

/** Whom a mail goes to, and what it is about. */
export interface InvitedGuest {
	id: string;
	email: string;
	guestName: string;
	language: Locale;
	title: string;
	/** Who invites; nobody by name once they have left. */
	editor: string | null;
	expiresAt: Date;
	asksApproval: boolean;
	/** How many questions there are. */
	questions: number;
}

/** Asks a guest to answer and to look at the case, or reminds them. */
export function letterToGuest(house: GuestHouse, guest: InvitedGuest, kind: 'invitation' | 'reminder'): Mail {
	const { config } = house;
	const words = messagesIn(guest.language).guest.mail;
	const from = guest.editor ? words.from(guest.editor, config.siteName) : words.fromSite(config.siteName);
	return writeMail({
		to: guest.email,
		locale: guest.language,
		subject: words[kind].subject(guest.title),
		paragraphs: [words.hello(guest.guestName), words[kind].text(from, guest.title), whatIsAsked(guest)],
		button: { label: words.button, href: guestLink(house, guest) },
		afterwards: [words.until(formatMoment(guest.language, guest.expiresAt)), words.secret],
		siteName: config.siteName,
		origin: config.origin,
	});
}

function whatIsAsked({ language, questions, asksApproval }: InvitedGuest): string {
	const words = messagesIn(language).guest.mail;
	if (questions === 0) return asksApproval ? words.toApprove : words.toReview;
	return asksApproval ? words.toAnswerAndApprove(questions) : words.toAnswer(questions);
}

/** What has come of an invitation. */
export type EditorNews = 'answered' | 'approved' | 'refused';

/** Tells an editor; what the guest wrote stands only in the studio. */
export function letterToEditor(
	{ config }: GuestHouse,
	about: { email: string; locale: Locale; title: string; caseId: number; guestName: string },
	news: EditorNews,
): Mail {
	const { editorMail } = messagesIn(about.locale).guest;
	return writeMail({
		to: about.email,
		locale: about.locale,
		subject: editorMail[news].subject(about.guestName, about.title),
		paragraphs: [editorMail[news].text(about.guestName, about.title)],
		button: { label: editorMail.button, href: config.origin + paths.studioCasePart(about.locale, about.caseId, 'guest') },
		siteName: config.siteName,
		origin: config.origin,
	});
}
