import { formatDuration, formatMoment, formatNumber } from '#lib/platform/i18n/format.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import type { Locale } from '#lib/platform/locale.ts';
import type { CaseSubject, PathCase, PathSubject } from './award.ts';
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
	/** The cases of a path, in their order. */
	cases: readonly CaseWords[];
	outcomes: readonly string[];
	facts: readonly { term: string; value: string }[];
	/** What the certificate is called among all certificates. */
	id: string;
}

/** A case of a path; its language where that is another than the page's. */
export interface CaseWords {
	name: string;
	slug: string;
	language: string | undefined;
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
	const isPath = subject.kind === 'path';
	const facts: [string, string | false][] = [
		...(isPath ? pathFacts(subject, place) : caseFacts(subject, place)),
		[m.date, formatMoment(place.locale, awardedAt)],
		[m.issuer, `${place.siteName}, ${new URL(place.origin).host}`],
	];
	return {
		revoked: revoked
			? { title: m.revoked, reason: m.revokedWhen(formatMoment(place.locale, revoked.at), revoked.because) }
			: undefined,
		kind: isPath ? m.pathKind : m.kind,
		holder: subject.holderName,
		hasCompleted: isPath ? m.hasCompletedPath : m.hasCompleted,
		number: isPath ? null : subject.number,
		title: subject.title,
		language: foreign(subject.language, place),
		cases: isPath ? subject.cases.map((one) => caseWords(one, subject, place)) : [],
		outcomes: subject.outcomes,
		id: m.idOf(id),
		facts: facts.flatMap(([term, value]) => (value ? { term, value } : [])),
	};
}

function caseFacts({ durationMs, score, questions, passMark, hasReflection }: CaseSubject, { locale }: Place) {
	const { certificate: m } = messagesIn(locale);
	return [
		[m.duration, durationMs !== null && formatDuration(locale, durationMs)],
		[m.result, m.resultOf(percent(locale, score), questions, percent(locale, passMark))],
		[m.reflection, hasReflection && m.reflectionWritten],
	] satisfies [string, string | false][];
}

function pathFacts({ cases, byEditors, durationMs }: PathSubject, { locale }: Place) {
	const { certificate: m } = messagesIn(locale);
	const passed = cases.filter(({ passedQuiz }) => passedQuiz).length;
	return [
		[m.path, m.pathOf(cases.length, byEditors)],
		[m.duration, formatDuration(locale, durationMs)],
		[m.result, passed > 0 && m.quizzesPassed(passed, cases.length)],
	] satisfies [string, string | false][];
}

function caseWords({ number, title, slug, language }: PathCase, path: PathSubject, place: Place): CaseWords {
	return { name: [number, title].filter(Boolean).join(' '), slug, language: foreign(language ?? path.language, place) };
}

function foreign(language: string, { locale }: Place): string | undefined {
	return language === locale ? undefined : language;
}

/** A share in per cent with one decimal at most, never rounded up to what was not reached, as the credential says it. */
function percent(locale: Locale, share: number): string {
	return formatNumber(locale, Math.floor(share * 1000 + 1e-6) / 10);
}
