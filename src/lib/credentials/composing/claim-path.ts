import { formatDuration } from '#lib/platform/i18n/format.ts';
import { paths } from '#lib/platform/paths.ts';
import type { PathCase, PathSubject } from '../award.ts';
import { awardLocale } from '../award-locale.ts';
import { inLanguage, oneLine, outcomeParagraphs, words } from './badge-words.ts';
import type { Claims } from './claims.ts';

/**
 * What the certificate of a path claims: its cases, and each of them as evidence. A path that is not everybody's is
 * named after the one credential `id`, for its address would let anybody in.
 */
export function claimPath(subject: PathSubject, origin: string, id: string): Claims {
	const pathUrl = subject.pathSlug === null ? null : origin + paths.path('nb', subject.pathSlug);
	return {
		achievement: {
			id: `${pathUrl ?? id}#achievement`,
			type: ['Achievement'],
			achievementType: 'LearningProgram',
			name: subject.title,
			description: description(subject),
			criteria: { ...(pathUrl !== null && { id: pathUrl }), narrative: criteria(subject) },
			...inLanguage(subject),
		},
		evidence: subject.cases.map((one) => evidence(one, subject, origin)),
	};
}

/** A lead is only signed where the site's own editors wrote it. */
function description(subject: PathSubject): string {
	const { byEditors, cases, durationMs, lead } = subject;
	const length = formatDuration(awardLocale(subject), durationMs);
	return [words(subject).pathDescription(cases.length, length, byEditors), byEditors && lead].filter(Boolean).join(' ');
}

/** What it took, and what one learns, in Markdown. */
function criteria(subject: PathSubject): string {
	const steps = subject.cases.map((one, i) => `${i + 1}. ${nameOf(one)}`);
	const paragraphs = [words(subject).pathCriterion, steps.join('\n')];
	return [...paragraphs, ...outcomeParagraphs(subject)].join('\n\n');
}

function evidence(one: PathCase, subject: PathSubject, origin: string) {
	const says = words(subject);
	return {
		id: `${origin}${paths.case('nb', one.slug)}#evidence`,
		type: ['Evidence'],
		name: nameOf(one),
		narrative: one.passedQuiz ? says.passedCase : says.completedCase,
		genre: one.passedQuiz ? 'Quiz' : 'Case',
	};
}

function nameOf({ number, title }: PathCase): string {
	return oneLine([number, title].filter(Boolean).join(' '));
}
