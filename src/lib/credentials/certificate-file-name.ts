import { messagesIn } from '#lib/platform/i18n/messages.ts';
import type { Locale } from '#lib/platform/locale.ts';
import type { AwardSubject } from './award.ts';

/** What a downloaded certificate is called: never its slug, for a file is passed on more easily than the address that it would give away. */
export function certificateFileName(subject: AwardSubject, locale: Locale, ending: string): string {
	const what = subject.kind === 'path' ? subject.pathSlug : subject.number;
	const name = [messagesIn(locale).certificate.fileName, what].filter(Boolean).join('-');
	return `${name.toLowerCase().replace(/[^a-z0-9-]/g, '')}.${ending}`;
}
