import { Ajv2019 } from 'ajv/dist/2019.js';
import ajvFormats from 'ajv-formats';

const text = { type: 'string' };
const time = { type: 'string', format: 'date-time' };
const number = { type: 'number' };

/** An object of a class: it must say its type, as a list, and may have more than is named here. */
function named(className: string, required: string[], properties: Record<string, object>) {
	return {
		type: 'object',
		required: ['type', ...required],
		properties: { type: { type: 'array', minItems: 1, items: text, contains: { const: className } }, ...properties },
	};
}

function list(items: object) {
	return { type: 'array', items };
}

/** One of the words of a vocabulary, or an extension of it, `ext:…`. */
function oneOf(words: string) {
	return { anyOf: [{ enum: words.split(' ') }, { type: 'string', pattern: '^ext:[\\w.-]+$' }] };
}

const image = {
	type: 'object',
	required: ['id', 'type'],
	properties: { id: text, type: { const: 'Image' }, caption: text },
	additionalProperties: false,
};

const alignment = named('Alignment', ['targetName', 'targetUrl'], {
	targetCode: text,
	targetDescription: text,
	targetName: text,
	targetFramework: text,
	targetUrl: text,
});

const profile = named('Profile', ['id'], { id: text, name: text, url: text, email: text, phone: text, description: text, image });

const identity = {
	type: 'object',
	required: ['type', 'hashed', 'identityHash', 'identityType'],
	properties: {
		type: { const: 'IdentityObject' },
		hashed: { type: 'boolean' },
		identityHash: text,
		identityType: oneOf(
			'name sourcedId systemId productId userName accountId emailAddress nationalIdentityNumber isbn issn lisSourcedId oneRosterSourcedId sisSourcedId ltiContextId ltiDeploymentId ltiToolId ltiPlatformId ltiUserId identifier',
		),
		salt: text,
	},
	additionalProperties: false,
};

const resultDescription = named('ResultDescription', ['id', 'name', 'resultType'], {
	id: text,
	alignment: list(alignment),
	allowedValue: list(text),
	name: text,
	requiredLevel: text,
	requiredValue: text,
	resultType: oneOf(
		'GradePointAverage LetterGrade Percent PerformanceLevel PredictedScore RawScore Result RubricCriterion RubricCriterionLevel RubricScore ScaledScore Status',
	),
	valueMax: text,
	valueMin: text,
});

const achievement = named('Achievement', ['id', 'criteria', 'description', 'name'], {
	id: text,
	alignment: list(alignment),
	achievementType: oneOf(
		'Achievement ApprenticeshipCertificate Assessment Assignment AssociateDegree Award Badge BachelorDegree Certificate CertificateOfCompletion Certification CommunityService Competency Course CoCurricular Degree Diploma DoctoralDegree Fieldwork GeneralEducationDevelopment JourneymanCertificate LearningProgram License Membership ProfessionalDoctorate QualityAssuranceCredential MasterCertificate MasterDegree MicroCredential ResearchDoctorate SecondarySchoolDiploma',
	),
	creator: profile,
	creditsAvailable: number,
	criteria: { type: 'object', properties: { id: text, narrative: text } },
	description: text,
	fieldOfStudy: text,
	humanCode: text,
	image,
	inLanguage: { type: 'string', pattern: '^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$' },
	name: text,
	resultDescription: list(resultDescription),
	specialization: text,
	tag: list(text),
	version: text,
});

const result = named('Result', [], {
	achievedLevel: text,
	alignment: list(alignment),
	resultDescription: text,
	status: { enum: ['Completed', 'Enrolled', 'Failed', 'InProgress', 'OnHold', 'Provisional', 'Withdrew'] },
	value: text,
});

const subject = {
	...named('AchievementSubject', ['achievement'], {
		id: text,
		activityEndDate: time,
		activityStartDate: time,
		creditsEarned: number,
		achievement,
		identifier: list(identity),
		image,
		licenseNumber: text,
		narrative: text,
		result: list(result),
		role: text,
		source: profile,
		term: text,
	}),
	// Open Badges 3.0, section 8.1: the recipient is identified by one or the other.
	anyOf: [{ required: ['id'] }, { required: ['identifier'] }],
};

const evidence = named('Evidence', [], { id: text, narrative: text, name: text, description: text, genre: text, audience: text });
const idAndType = { type: 'object', required: ['id', 'type'], properties: { id: text, type: text } };
const proof = {
	type: 'object',
	required: ['type'],
	properties: { type: text, created: time, cryptosuite: text, proofPurpose: text, proofValue: text, verificationMethod: text },
};

/**
 * What Open Badges 3.0 asks of an AchievementCredential in the data model 2.0 (appendix B.1), written down from the
 * specification's tables. 1EdTech's own schema is theirs and is not part of this project; `npm run check:badge` compares.
 */
const schema = {
	type: 'object',
	required: ['@context', 'id', 'type', 'credentialSubject', 'issuer', 'validFrom'],
	properties: {
		'@context': {
			type: 'array',
			minItems: 2,
			items: [
				{ const: 'https://www.w3.org/ns/credentials/v2' },
				{ type: 'string', pattern: '^https://purl\\.imsglobal\\.org/spec/ob/v3p0/context(-3\\.\\d\\.\\d)*\\.json$' },
			],
			additionalItems: { type: ['string', 'object'] },
		},
		id: text,
		type: {
			type: 'array',
			items: text,
			allOf: [
				{ contains: { const: 'VerifiableCredential' } },
				{ contains: { enum: ['AchievementCredential', 'OpenBadgeCredential'] } },
			],
		},
		name: text,
		description: text,
		image,
		awardedDate: time,
		credentialSubject: subject,
		evidence: list(evidence),
		issuer: { anyOf: [text, profile] },
		validFrom: time,
		validUntil: time,
		proof: { anyOf: [proof, list(proof)] },
		credentialSchema: list(idAndType),
		credentialStatus: idAndType,
		refreshService: idAndType,
		termsOfUse: list({ type: 'object', required: ['type'], properties: { id: text, type: text } }),
	},
};

const ajv = new Ajv2019({ strict: false });
ajvFormats.default(ajv);
const validate = ajv.compile(schema);

/** The first thing that an Open Badge lacks or has wrong, as `where: what`; null when it meets the specification's tables. */
export function findSchemaProblem(credential: unknown): string | null {
	if (validate(credential)) return null;
	const error = validate.errors?.[0];
	return `${error?.instancePath || '/'}: ${error?.message}`;
}
