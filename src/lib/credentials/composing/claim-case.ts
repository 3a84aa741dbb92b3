import { formatDuration } from '#lib/platform/i18n/format.ts';
import { paths } from '#lib/platform/paths.ts';
import type { CaseSubject } from '../award.ts';
import { awardLocale } from '../award-locale.ts';
import { inLanguage, outcomeParagraphs, words } from './badge-words.ts';
import type { Claims } from './claims.ts';

/** What the certificate of a case claims: a quiz passed, with its result, and a reflection where it was asked for. */
export function claimCase(subject: CaseSubject, origin: string): Claims {
	const caseUrl = origin + paths.case('nb', subject.caseSlug);
	return {
		achievement: achievement(subject, caseUrl),
		result: [{ type: ['Result'], resultDescription: resultId(caseUrl), value: String(percent(subject.score)) }],
		evidence: evidence(subject, caseUrl),
	};
}

function achievement(subject: CaseSubject, caseUrl: string) {
	const says = words(subject);
	const length = subject.durationMs === null ? null : formatDuration(awardLocale(subject), subject.durationMs);
	return {
		id: `${caseUrl}#achievement`,
		type: ['Achievement'],
		achievementType: 'CertificateOfCompletion',
		...(subject.number !== null && { humanCode: subject.number }),
		name: subject.title,
		description: says.description(length),
		criteria: { id: caseUrl, narrative: criteria(subject) },
		...inLanguage(subject),
		resultDescription: [
			{
				id: resultId(caseUrl),
				type: ['ResultDescription'],
				name: says.resultName,
				resultType: 'Percent',
				valueMin: '0',
				valueMax: '100',
				requiredValue: String(percent(subject.passMark)),
			},
		],
	};
}

/** What it took, and what one learns, in Markdown. */
function criteria(subject: CaseSubject): string {
	const says = words(subject);
	const paragraphs = [says.quizCriterion(percent(subject.passMark), subject.questions)];
	if (subject.hasReflection) paragraphs.push(says.reflectionCriterion);
	return [...paragraphs, ...outcomeParagraphs(subject)].join('\n\n');
}

function evidence(subject: CaseSubject, caseUrl: string) {
	const says = words(subject);
	const narrative = says.quizEvidence(percent(subject.score), subject.questions);
	const quiz = { id: `${caseUrl}#evidence`, type: ['Evidence'], name: says.quizName, narrative, genre: 'Quiz' };
	if (!subject.hasReflection) return [quiz];
	const reflection = { narrative: says.reflectionEvidence, genre: 'Reflection' };
	return [quiz, { type: ['Evidence'], name: says.reflectionName, ...reflection }];
}

function resultId(caseUrl: string): string {
	return `${caseUrl}#quiz-result`;
}

/** A share in per cent, at most one decimal, never rounded up to what was not reached. */
function percent(share: number): number {
	return Math.floor(share * 1000 + 1e-6) / 10;
}
