import { formatDuration } from '#lib/platform/i18n/format.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { paths } from '#lib/platform/paths.ts';
import type { AwardSubject } from './award.ts';
import { awardLocale } from './award-locale.ts';
import type { Issuer } from './issuer.ts';
import { listNumber, placeInList } from './status-list.ts';

/** What a credential is made of: an award as the database keeps it, and who awards it. */
export interface BadgeFacts {
	awardId: string;
	awardedAt: Date;
	statusIndex: number;
	subject: AwardSubject;
	issuer: Issuer;
}

/** W3C's data model 2.0, Open Badges 3.0, and the words of 1EdTech's own extensions, of which we use that for the schema. */
export const badgeContexts = [
	'https://www.w3.org/ns/credentials/v2',
	'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
	'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
];

/** 1EdTech's own description of an AchievementCredential. */
export const publishedSchema = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json';

/**
 * An `OpenBadgeCredential` without its proof (Open Badges 3.0, appendix B.1.2). It names its holder and nothing else of
 * them: no account, no e-mail address, no hash of one that others could test guesses against.
 */
export function composeOpenBadge({ awardId, awardedAt, statusIndex, subject, issuer }: BadgeFacts) {
	const id = `urn:uuid:${awardId}`;
	const caseUrl = issuer.origin + paths.case('nb', subject.caseSlug);
	return {
		'@context': badgeContexts,
		id,
		type: ['VerifiableCredential', 'OpenBadgeCredential'],
		name: subject.title,
		issuer: issuerProfile(issuer),
		validFrom: withoutFraction(awardedAt),
		credentialSubject: {
			// The subject of this one credential: nothing links it with the holder's others.
			id: `${id}#holder`,
			type: ['AchievementSubject'],
			identifier: [{ type: 'IdentityObject', hashed: false, identityHash: subject.holderName, identityType: 'name' }],
			achievement: achievement(subject, caseUrl),
			result: [{ type: ['Result'], resultDescription: resultId(caseUrl), value: String(percent(subject.score)) }],
		},
		evidence: evidence(subject, caseUrl),
		credentialStatus: statusEntry(issuer, statusIndex),
		credentialSchema: [{ id: publishedSchema, type: '1EdTechJsonSchemaValidator2019' }],
	};
}

function issuerProfile({ did, origin, name, email }: Issuer) {
	return { id: did, type: ['Profile'], name, url: origin, ...(email && { email }) };
}

/** A time as `dateTimeStamp` without fractions of a second, which some verifiers do not read. */
export function withoutFraction(time: Date): string {
	return `${time.toISOString().slice(0, 19)}Z`;
}

function achievement(subject: AwardSubject, caseUrl: string) {
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
		...(isLanguageCode(subject.language) && { inLanguage: subject.language }),
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
function criteria(subject: AwardSubject): string {
	const says = words(subject);
	const paragraphs = [says.quizCriterion(percent(subject.passMark), subject.questions)];
	if (subject.hasReflection) paragraphs.push(says.reflectionCriterion);
	if (subject.outcomes.length > 0) {
		paragraphs.push(says.outcomes, subject.outcomes.map((outcome) => `- ${outcome.replaceAll(/\s+/g, ' ')}`).join('\n'));
	}
	return paragraphs.join('\n\n');
}

function evidence(subject: AwardSubject, caseUrl: string) {
	const says = words(subject);
	const narrative = says.quizEvidence(percent(subject.score), subject.questions);
	const quiz = { id: `${caseUrl}#evidence`, type: ['Evidence'], name: says.quizName, narrative, genre: 'Quiz' };
	if (!subject.hasReflection) return [quiz];
	const reflection = { narrative: says.reflectionEvidence, genre: 'Reflection' };
	return [quiz, { type: ['Evidence'], name: says.reflectionName, ...reflection }];
}

function statusEntry({ origin }: Issuer, statusIndex: number) {
	const list = origin + paths.statusList(listNumber(statusIndex));
	const place = String(placeInList(statusIndex));
	return {
		id: `${list}#${place}`,
		type: 'BitstringStatusListEntry',
		statusPurpose: 'revocation',
		statusListIndex: place,
		statusListCredential: list,
	};
}

function resultId(caseUrl: string): string {
	return `${caseUrl}#quiz-result`;
}

/** A share in per cent, at most one decimal, never rounded up to what was not reached. */
function percent(share: number): number {
	return Math.floor(share * 1000 + 1e-6) / 10;
}

/** As the schema wants it (`nb`, `en-GB`); a private or unusual tag is left out. */
function isLanguageCode(language: string): boolean {
	return /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/.test(language);
}

function words(subject: AwardSubject) {
	return messagesIn(awardLocale(subject)).badge;
}
