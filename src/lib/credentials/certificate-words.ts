import { formatDuration, formatMoment, formatNumber } from '#lib/platform/i18n/format.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import type { Locale } from '#lib/platform/locale.ts';
import type { Certificate } from './certificate.ts';

/** What page and PDF of a certificate say, in the order in which both are read. */
export interface CertificateWords {
	/** That it is revoked, when and why. */
	revoked: { title: string; reason: string } | undefined;
	kind: string;
	holder: string;
	hasCompleted: string;
	number: string | null;
	title: string;
	/** The language of title and outcomes, where it is another than the page's. */
	language: string | undefined;
	outcomes: readonly string[];
	facts: readonly { term: string; value: string }[];
	/** What the certificate is called among all certificates. */
	id: string;
}

/** Where a certificate is shown, and in which language. */
export interface Place {
	locale: Locale;
	siteName: string;
	origin: string;
}

/** Puts a certificate into words. */
export function certificateWords({ id, subject, awardedAt, revoked }: Certificate, place: Place): CertificateWords {
	const { certificate: m } = messagesIn(place.locale);
	const { score, questions, passMark } = subject;
	const facts: [string, string | false][] = [
		[m.duration, subject.durationMs !== null && formatDuration(place.locale, subject.durationMs)],
		[m.result, m.resultOf(percent(place.locale, score), questions, percent(place.locale, passMark))],
		[m.reflection, subject.hasReflection && m.reflectionWritten],
		[m.date, formatMoment(place.locale, awardedAt)],
		[m.issuer, `${place.siteName}, ${new URL(place.origin).host}`],
	];
	return {
		revoked: revoked
			? { title: m.revoked, reason: m.revokedWhen(formatMoment(place.locale, revoked.at), revoked.because) }
			: undefined,
		kind: m.kind,
		holder: subject.holderName,
		hasCompleted: m.hasCompleted,
		number: subject.number,
		title: subject.title,
		language: subject.language === place.locale ? undefined : subject.language,
		outcomes: subject.outcomes,
		id: m.idOf(id),
		facts: facts.flatMap(([term, value]) => (value ? { term, value } : [])),
	};
}

/** A share in per cent with one decimal at most, never rounded up to what was not reached, as the credential says it. */
function percent(locale: Locale, share: number): string {
	return formatNumber(locale, Math.floor(share * 1000 + 1e-6) / 10);
}
