/** The tables as TypeScript sees them, generated from the migrations by `npm run generate:schema`. */
import type { ColumnType } from 'kysely';

export type Generated<T> =
	T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
	[x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type Numeric = ColumnType<string, number | string, number | string>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface AccountsIdentities {
	accessToken: string | null;
	accessTokenExpiresAt: Timestamp | null;
	accountId: string;
	createdAt: Generated<Timestamp>;
	id: Generated<string>;
	idToken: string | null;
	password: string | null;
	providerId: string;
	refreshToken: string | null;
	refreshTokenExpiresAt: Timestamp | null;
	scope: string | null;
	updatedAt: Generated<Timestamp>;
	userId: string;
}

export interface AccountsPasskeys {
	aaguid: string | null;
	backedUp: boolean;
	counter: number;
	createdAt: Generated<Timestamp | null>;
	credentialID: string;
	deviceType: string;
	id: Generated<string>;
	name: string | null;
	publicKey: string;
	transports: string | null;
	userId: string;
}

export interface AccountsRateLimits {
	count: number;
	id: Generated<string>;
	key: string;
	lastRequest: number;
}

export interface AccountsSecondFactors {
	backupCodes: string;
	failedVerificationCount: Generated<number>;
	id: Generated<string>;
	lockedUntil: Timestamp | null;
	secret: string;
	userId: string;
	verified: Generated<boolean>;
}

export interface AccountsSessions {
	createdAt: Generated<Timestamp>;
	expiresAt: Timestamp;
	id: Generated<string>;
	ipAddress: string | null;
	token: string;
	updatedAt: Generated<Timestamp>;
	userAgent: string | null;
	userId: string;
}

export interface AccountsUsers {
	createdAt: Generated<Timestamp>;
	email: string;
	emailVerified: Generated<boolean>;
	id: Generated<string>;
	image: string | null;
	locale: Generated<string>;
	name: string;
	role: Generated<string>;
	twoFactorEnabled: Generated<boolean>;
	updatedAt: Generated<Timestamp>;
}

export interface AccountsVerifications {
	createdAt: Generated<Timestamp>;
	expiresAt: Timestamp;
	id: Generated<string>;
	identifier: string;
	updatedAt: Generated<Timestamp>;
	value: string;
}

export interface AssessmentAsked {
	case_id: number | null;
	question_key: string | null;
}

export interface AssessmentAttempts {
	answers: Generated<Json>;
	case_id: number;
	id: Generated<string>;
	passed: boolean | null;
	questions: Json;
	rules: Json;
	saved_at: Generated<Timestamp>;
	score: Numeric | null;
	seed: number;
	started_at: Generated<Timestamp>;
	submitted_at: Timestamp | null;
	user_id: string;
}

export interface AssessmentPassedQuestions {
	case_id: number;
	passed_at: Generated<Timestamp>;
	question_key: string;
	user_id: string;
}

export interface AssessmentQuestions {
	body: Json;
	case_id: number;
	key: string;
	position: number;
}

export interface AssessmentQuizzes {
	case_id: number | null;
	questions: number | null;
}

export interface AssessmentReflecting {
	case_id: number | null;
	newest_at: Timestamp | null;
	user_id: string | null;
}

export interface AssessmentReflectionReports {
	created_at: Generated<Timestamp>;
	reason: string;
	reflection_id: string;
	reporter_id: string;
	settled_at: Timestamp | null;
}

export interface AssessmentReflections {
	believed: string;
	case_id: number;
	created_at: Generated<Timestamp>;
	hidden_at: Timestamp | null;
	hidden_because: string | null;
	hidden_by: string | null;
	id: Generated<string>;
	shared_at: Timestamp | null;
	shared_with: Generated<string>;
	thinks: string;
	updated_at: Generated<Timestamp>;
	user_id: string;
}

export interface AssessmentReflectionVersions {
	believed: string;
	reflection_id: string;
	thinks: string;
	written_at: Timestamp;
}

export interface AssessmentResults {
	case_id: number | null;
	newest_at: Timestamp | null;
	passed: boolean | null;
	score: number | null;
	tries: number | null;
	user_id: string | null;
}

export interface AssessmentRules {
	asks_reflection: boolean;
	attempts: number | null;
	case_id: number;
	pass_mark: Numeric;
	wait_minutes: number;
}

export interface CatalogueAnswers {
	answer: string;
	case_id: number;
	person_id: number | null;
	position: number;
	question_id: number;
	theme_slot: string | null;
}

export interface CatalogueCaseGoals {
	case_id: number;
	goal: number;
	position: number;
}

export interface CatalogueCaseOrganisations {
	case_id: number;
	organisation_id: number;
	position: number;
}

export interface CatalogueCasePeople {
	case_id: number;
	image_url: string | null;
	organisation_id: number | null;
	person_id: number;
	position: number;
	role: string;
	title: string | null;
	url: string | null;
}

export interface CatalogueCasePerspectives {
	case_id: number;
	perspective_id: number;
	position: number;
}

export interface CatalogueCases {
	created_at: Generated<Timestamp>;
	duration_ms: number | null;
	episode: number | null;
	explicit: Generated<boolean>;
	forms: Generated<string[]>;
	guid: string;
	id: Generated<number>;
	ingress: string | null;
	language: string;
	license: string | null;
	notes_html: string | null;
	number: string | null;
	place_id: number | null;
	published_at: Timestamp | null;
	recorded_on: string | null;
	reflection_question: string | null;
	season: number | null;
	series_id: number | null;
	slug: string;
	source_url: string | null;
	status: string;
	title: string;
	updated_at: Generated<Timestamp>;
	version: Generated<number>;
}

export interface CatalogueCaseThemes {
	case_id: number;
	position: number;
	theme_id: number;
}

export interface CatalogueFilings {
	case_id: number;
	kind: string;
	published_at: Timestamp | null;
	term_id: number;
}

export interface CatalogueFormerSlugs {
	case_id: number | null;
	kind: string;
	name: string | null;
	organisation_id: number | null;
	person_id: number | null;
	perspective_id: number | null;
	place_id: number | null;
	series_id: number | null;
	slug: string;
	theme_id: number | null;
}

export interface CatalogueHashtags {
	case_id: number;
	position: number;
	tag: string;
}

export interface CatalogueLinks {
	case_id: number;
	label: string;
	position: number;
	url: string | null;
}

export interface CatalogueLiterature {
	case_id: number;
	kind: string;
	position: number;
	text: string;
	url: string | null;
}

export interface CatalogueOrganisations {
	id: Generated<number>;
	name: string;
	slug: string;
}

export interface CatalogueOutcomes {
	case_id: number;
	position: number;
	text: string;
}

export interface CataloguePeople {
	id: Generated<number>;
	name: string;
	slug: string;
}

export interface CataloguePerspectives {
	id: Generated<number>;
	name_en: string;
	name_nb: string;
	name_nn: string;
	position: number;
	slug: string;
}

export interface CataloguePlaces {
	id: Generated<number>;
	name: string;
	slug: string;
}

export interface CatalogueQuestions {
	id: Generated<number>;
	slug: string;
	text: string;
}

export interface CatalogueQuotes {
	case_id: number;
	position: number;
	speaker: string | null;
	text: string;
}

export interface CatalogueRelatedCases {
	case_id: number;
	guest: string | null;
	guest_title: string | null;
	number: string | null;
	organisation: string | null;
	position: number;
	theme: string | null;
	title: string | null;
}

export interface CatalogueSeries {
	id: Generated<number>;
	name: string;
	slug: string;
}

export interface CatalogueTerms {
	hue: number | null;
	id: number | null;
	kind: string | null;
	name_en: string | null;
	name_nb: string | null;
	name_nn: string | null;
	position: number | null;
	slug: string | null;
}

export interface CatalogueThemes {
	hue: number;
	id: Generated<number>;
	name_en: string;
	name_nb: string;
	name_nn: string;
	position: number;
	slug: string;
}

export interface CatalogueWebinarParts {
	case_id: number | null;
	id: Generated<number>;
	minutes: number;
	place: string | null;
	position: number;
	programme: Generated<Json>;
	sequence: Generated<number>;
	starts_at: Timestamp | null;
	title: string;
	url: string | null;
	webinar_id: number;
}

export interface CatalogueWebinarPartsShown {
	minutes: number;
	part_id: number;
	sequence: number;
	starts_at: Timestamp;
	title: string;
	webinar_id: number;
}

export interface CatalogueWebinarPeople {
	part_id: number;
	person_id: number;
	position: number;
	role: string;
}

export interface CatalogueWebinars {
	called_off_at: Timestamp | null;
	called_off_because: string | null;
	id: Generated<number>;
	is_published: Generated<boolean>;
	kind: Generated<string>;
	language: string;
	lead: string | null;
	slug: string;
	title: string;
	updated_at: Generated<Timestamp>;
}

export interface CredentialsAwards {
	awarded_at: Generated<Timestamp>;
	case_id: number | null;
	credential: Json | null;
	id: Generated<string>;
	is_public: Generated<boolean>;
	jwt: string | null;
	key_id: string | null;
	path_id: string | null;
	revoked_at: Timestamp | null;
	revoked_because: string | null;
	shows_freshness: Generated<boolean>;
	signed_at: Timestamp | null;
	slug: string;
	status_index: Generated<number>;
	subject: Json;
	user_id: string | null;
}

export interface CredentialsKeys {
	created_at: Generated<Timestamp>;
	id: string;
	public_multibase: string;
	retired_at: Timestamp | null;
	sealed_secret: string;
}

export interface CredentialsStatusLists {
	credential: Json;
	jwt: string;
	number: number;
	signed_at: Generated<Timestamp>;
}

export interface FeedItems {
	case_id: number;
	fingerprint: string;
	guid: string;
	source_id: number;
}

export interface FeedSources {
	address: string;
	etag: string | null;
	id: Generated<number>;
	items: number | null;
	last_modified: string | null;
	media: string | null;
	next_page: string | null;
	read_at: Generated<Timestamp>;
}

export interface MediaClips {
	bytes: number;
	end_ms: number;
	kind: string;
	made_at: Generated<Timestamp>;
	mime_type: string;
	sha256: string;
	source_sha256: string;
	start_ms: number;
	storage_key: string;
}

export interface MediaFiles {
	alt: string | null;
	bytes: number | null;
	case_id: number;
	duration_ms: number | null;
	id: Generated<number>;
	kind: string;
	mime_type: string;
	position: number;
	sha256: string | null;
	source: string;
	storage_key: string | null;
}

export interface MediaListening {
	case_id: number | null;
	first_at: Timestamp | null;
	heard_at: Timestamp | null;
	is_finished: boolean | null;
	noted_at: Timestamp | null;
	share: number | null;
	user_id: string | null;
}

export interface MediaMarks {
	case_id: number | null;
	count: number | null;
	newest_at: Timestamp | null;
	user_id: string | null;
}

export interface MediaNotes {
	at_ms: number;
	body: Generated<string>;
	case_id: number;
	created_at: Generated<Timestamp>;
	id: Generated<string>;
	updated_at: Generated<Timestamp>;
	user_id: string;
}

export interface MediaPlaces {
	at_ms: number;
	case_id: number;
	first_at: Generated<Timestamp>;
	heard_at: Timestamp | null;
	heard_share: Generated<number>;
	is_finished: Generated<boolean>;
	noted_at: Timestamp;
	user_id: string;
}

export interface MediaPlayCounts {
	case_id: number;
	completions: Generated<number>;
	day: string;
	heard: Generated<number[]>;
	plays: Generated<number>;
}

export interface MediaRecordings {
	case_id: number | null;
	sha256: string | null;
	storage_key: string | null;
}

export interface MediaRenditions {
	bytes: number;
	duration_ms: number | null;
	kind: string;
	made_at: Generated<Timestamp>;
	mime_type: string;
	sha256: string;
	source_sha256: string;
	storage_key: string;
}

export interface MediaServable {
	bytes: number | null;
	mime_type: string | null;
	sha256: string | null;
	source_sha256: string | null;
	storage_key: string | null;
}

export interface MediaSources {
	chapters: Generated<Json>;
	duration_ms: number | null;
	height: number | null;
	loudness_lufs: number | null;
	mime_type: string | null;
	percent: Generated<number>;
	problem: string | null;
	sha256: string;
	state: Generated<string>;
	updated_at: Generated<Timestamp>;
	width: number | null;
}

export interface PathwaysAdaptations {
	because: Json;
	case_id: number;
	kind: string;
	made_at: Generated<Timestamp>;
	path_id: string;
	user_id: string;
}

export interface PathwaysCards {
	case_id: number;
	difficulty: number | null;
	due: string | null;
	is_paused: Generated<boolean>;
	lapses: Generated<number>;
	question_key: string;
	reps: Generated<number>;
	reviewed_at: Timestamp | null;
	stability: number | null;
	user_id: string;
}

export interface PathwaysCaseWords {
	case_id: number;
	version: string;
	words: Buffer;
}

export interface PathwaysChoices {
	is_personal: Generated<boolean>;
	looks_elsewhere: Generated<boolean>;
	updated_at: Generated<Timestamp>;
	user_id: string;
}

export interface PathwaysDismissals {
	case_id: number;
	dismissed_at: Generated<Timestamp>;
	user_id: string;
}

export interface PathwaysEnrolments {
	completed_at: Timestamp | null;
	deadline: string | null;
	path_id: string;
	started_at: Generated<Timestamp>;
	user_id: string;
}

export interface PathwaysEvidence {
	amount: number | null;
	at: Timestamp | null;
	case_id: number | null;
	kind: string | null;
	user_id: string | null;
	weight: number | null;
}

export interface PathwaysForgotten {
	case_id: number;
	forgotten_at: Generated<Timestamp>;
	user_id: string;
}

export interface PathwaysInterests {
	kind: string;
	term_id: number;
	user_id: string;
}

export interface PathwaysMemories {
	fit_outcome: string | null;
	fitted_at: Timestamp | null;
	fitted_reviews: number | null;
	parameters: number[] | null;
	paused_until: string | null;
	reminded_on: string | null;
	reminds: Generated<boolean>;
	target_retention: Generated<number>;
	user_id: string;
}

export interface PathwaysModels {
	cases: number;
	content: Buffer | null;
	fit_ms: number;
	fitted_at: Generated<Timestamp>;
	id: Generated<number>;
	interactions: number;
	is_current: Generated<boolean>;
	is_kept: boolean;
	measures: Json;
	members: number;
	peak_mb: number;
	revision: Generated<number>;
}

export interface PathwaysPaths {
	copied_from: string | null;
	created_at: Generated<Timestamp>;
	id: Generated<string>;
	language: string;
	lead: string | null;
	owner_id: string | null;
	shown_to: Generated<string>;
	slug: string;
	title: string;
	updated_at: Generated<Timestamp>;
	wishes: Json | null;
}

export interface PathwaysPublished {
	slug: string | null;
	updated_at: Timestamp | null;
}

export interface PathwaysReviews {
	case_id: number;
	due_before: string | null;
	id: Generated<string>;
	question_key: string;
	rating: number;
	reviewed_at: Timestamp;
	user_id: string;
}

export interface PathwaysSignals {
	at: Timestamp | null;
	case_id: number | null;
	user_id: string | null;
	weight: number | null;
}

export interface PathwaysSteps {
	because: Json | null;
	case_id: number;
	path_id: string;
	position: number;
	stage: number;
}

export interface RecordsAccessTokens {
	created_at: Generated<Timestamp>;
	expires_at: Timestamp;
	id: Generated<string>;
	name: string;
	token_hash: Buffer;
	user_id: string;
}

export interface RecordsActivities {
	definition: Json;
	id: string;
	key: string;
}

export interface RecordsAttachments {
	content: Buffer;
	sha2: string;
}

export interface RecordsAttachmentUses {
	sha2: string;
	statement_id: string;
}

export interface RecordsClients {
	created_at: Generated<Timestamp>;
	key: string;
	name: string;
	revoked_at: Timestamp | null;
	scopes: string[];
	secret_hash: Buffer;
}

export interface RecordsDocuments {
	activity_id: string | null;
	agent_key: string | null;
	content: Buffer;
	content_type: string;
	document_id: string;
	etag: string;
	key: Buffer;
	kind: string;
	registration: string | null;
	updated_at: Timestamp;
}

export interface RecordsForwardRefusals {
	reason: string;
	refused_at: Generated<Timestamp>;
	statement_id: string;
	target: string;
}

export interface RecordsForwardTargets {
	created_at: Generated<Timestamp>;
	endpoint: string;
	failures: Generated<number>;
	key: string;
	name: string;
	next_try_at: Timestamp | null;
	problem: string | null;
	sealed_secret: string;
	sent_seq: Generated<number>;
	sent_stored: Generated<Timestamp>;
	version: string;
}

export interface RecordsHolders {
	agent_key: string;
	user_id: string;
}

export interface RecordsInheritedTerms {
	from_id: string;
	seq: number;
	stored: Timestamp;
	term: number;
}

export interface RecordsSharedLinks {
	created_at: Generated<Timestamp>;
	expires_at: Timestamp;
	id: Generated<string>;
	token_hash: Buffer;
	user_id: string;
}

export interface RecordsStatementIds {
	id: string;
	is_target: Generated<boolean>;
	is_voided: Generated<boolean>;
	is_voiding: Generated<boolean>;
	seq: number | null;
	stored: Timestamp | null;
}

export interface RecordsStatementReferences {
	source_id: string;
	target_id: string;
}

export interface RecordsStatements {
	id: string;
	seq: number;
	statement: Json;
	stored: Timestamp;
}

export interface RecordsTerms {
	seq: number;
	stored: Timestamp;
	term: number;
}

export interface SearchMissedQuestions {
	day: string;
	question: string;
	times: Generated<number>;
}

export interface StudioBackups {
	bytes: number;
	files: number;
	id: Generated<number>;
	made_at: Generated<Timestamp>;
	rows: number;
	took_ms: number;
}

export interface StudioDemoCases {
	case_id: number;
}

export interface StudioDraftings {
	case_id: number;
	dropped: Generated<number>;
	ended_at: Generated<Timestamp>;
	kept: Generated<number>;
	problem: string | null;
}

export interface StudioFeedback {
	contact: string | null;
	id: Generated<number>;
	message: string;
	page: string | null;
	sent_at: Generated<Timestamp>;
}

export interface StudioImportItems {
	base: number | null;
	case_id: number | null;
	differences: Json | null;
	import_id: string;
	is_chosen: Generated<boolean>;
	outcome: string;
	place: Generated<string>;
	position: number;
	prepared: Json | null;
	result: string | null;
	sayings: Generated<Json>;
	title: Generated<string>;
	unmerged: string | null;
}

export interface StudioImports {
	address: string | null;
	begun_at: Generated<Timestamp>;
	begun_by: string | null;
	confirmed_by: string | null;
	copies: Generated<boolean>;
	done: Generated<number>;
	id: Generated<string>;
	kind: string;
	language: string;
	name: string;
	problem: Json | null;
	publishes: Generated<boolean>;
	settled_at: Timestamp | null;
	state: Generated<string>;
	total: number | null;
}

export interface StudioInvitations {
	answered_at: Timestamp | null;
	answers: Generated<Json>;
	approved_at: Timestamp | null;
	approved_version: number | null;
	asks_approval: Generated<boolean>;
	case_id: number;
	expires_at: Timestamp;
	guest_kind: Generated<string>;
	guest_name: string;
	id: Generated<string>;
	invited_at: Generated<Timestamp>;
	invited_by: string | null;
	language: string;
	lead: string | null;
	opened_at: Timestamp | null;
	questions: Json;
	quotes: Generated<Json>;
	refused_at: Timestamp | null;
	refused_because: string | null;
	reminded_at: Timestamp | null;
	reminders: Generated<number>;
	saved_at: Timestamp | null;
	sealed_email: string | null;
	taken_at: Timestamp | null;
	token_hash: Buffer;
	withdrawn_at: Timestamp | null;
}

export interface StudioJobDays {
	day: string;
	done: Generated<number>;
	done_at: Timestamp | null;
	failed: Generated<number>;
	task: string;
}

export interface StudioPresence {
	case_id: number;
	part: string;
	seen_at: Generated<Timestamp>;
	session: string;
	user_id: string;
}

export interface StudioProposals {
	case_id: number;
	content: Json;
	id: Generated<string>;
	kind: string;
	made_at: Generated<Timestamp>;
	model: string;
	passage: Json;
	settled_at: Timestamp | null;
	settled_by: string | null;
	state: Generated<string>;
}

export interface StudioSettings {
	changed_at: Generated<Timestamp>;
	changed_by: string | null;
	id: Generated<number>;
	name: string;
	value: Json | null;
}

export interface StudioSignUps {
	confirmed_at: Timestamp | null;
	email_hash: Buffer;
	id: Generated<string>;
	language: string;
	sealed_email: string;
	signed_up_at: Generated<Timestamp>;
	token_hash: Buffer;
	user_id: string | null;
	webinar_id: number;
}

export interface StudioTemplateQuestions {
	guest_kinds: Generated<string[]>;
	position: number;
	question: string;
	template_id: number;
}

export interface StudioTemplates {
	id: Generated<number>;
	language: string;
	lead: string | null;
	name: string;
	updated_at: Generated<Timestamp>;
}

export interface StudioTexts {
	case_id: number;
	sha256: Buffer;
	transcript: Json;
}

export interface StudioUnmerged {
	base: number;
	case_id: number;
	document: Json;
	id: Generated<string>;
	saved_at: Generated<Timestamp>;
	saved_by: string;
	session: string;
}

export interface StudioUploads {
	bytes: number;
	case_id: number;
	id: string;
	moved_at: Generated<Timestamp>;
	name: string;
	problem: string | null;
	received: Generated<number>;
	sha256: string | null;
	started_at: Generated<Timestamp>;
	state: Generated<string>;
	user_id: string;
}

export interface StudioVersions {
	case_id: number;
	document: Json;
	number: number;
	saved_at: Generated<Timestamp>;
	saved_by: string | null;
	session: string;
	text_sha256: Buffer | null;
}

export interface StudioWorkflows {
	case_id: number;
	changed_at: Generated<Timestamp>;
	changed_by: string | null;
	note: string | null;
	state: string;
}

export interface TranscriptAlignments {
	case_id: number;
	percent: Generated<number>;
	problem: string | null;
	recording_sha256: string;
	sound_only: Generated<Json>;
	state: string;
	updated_at: Generated<Timestamp>;
}

export interface TranscriptRecognitions {
	case_id: number;
	problem: string | null;
	recording_sha256: string;
	updated_at: Generated<Timestamp>;
}

export interface TranscriptTranscripts {
	case_id: number;
	language: string;
	machine_made: Generated<boolean>;
}

export interface TranscriptTurns {
	case_id: number;
	end_ms: number | null;
	kind: string;
	language: string;
	position: number;
	sentences: Json | null;
	speaker: string | null;
	start_ms: number | null;
	text: string;
}

export interface TranscriptWordTimes {
	case_id: number;
	position: number;
	times: number[];
}

export interface DB {
	'accounts.identities': AccountsIdentities;
	'accounts.passkeys': AccountsPasskeys;
	'accounts.rate_limits': AccountsRateLimits;
	'accounts.second_factors': AccountsSecondFactors;
	'accounts.sessions': AccountsSessions;
	'accounts.users': AccountsUsers;
	'accounts.verifications': AccountsVerifications;
	'assessment.asked': AssessmentAsked;
	'assessment.attempts': AssessmentAttempts;
	'assessment.passed_questions': AssessmentPassedQuestions;
	'assessment.questions': AssessmentQuestions;
	'assessment.quizzes': AssessmentQuizzes;
	'assessment.reflecting': AssessmentReflecting;
	'assessment.reflection_reports': AssessmentReflectionReports;
	'assessment.reflection_versions': AssessmentReflectionVersions;
	'assessment.reflections': AssessmentReflections;
	'assessment.results': AssessmentResults;
	'assessment.rules': AssessmentRules;
	'catalogue.answers': CatalogueAnswers;
	'catalogue.case_goals': CatalogueCaseGoals;
	'catalogue.case_organisations': CatalogueCaseOrganisations;
	'catalogue.case_people': CatalogueCasePeople;
	'catalogue.case_perspectives': CatalogueCasePerspectives;
	'catalogue.case_themes': CatalogueCaseThemes;
	'catalogue.cases': CatalogueCases;
	'catalogue.filings': CatalogueFilings;
	'catalogue.former_slugs': CatalogueFormerSlugs;
	'catalogue.hashtags': CatalogueHashtags;
	'catalogue.links': CatalogueLinks;
	'catalogue.literature': CatalogueLiterature;
	'catalogue.organisations': CatalogueOrganisations;
	'catalogue.outcomes': CatalogueOutcomes;
	'catalogue.people': CataloguePeople;
	'catalogue.perspectives': CataloguePerspectives;
	'catalogue.places': CataloguePlaces;
	'catalogue.questions': CatalogueQuestions;
	'catalogue.quotes': CatalogueQuotes;
	'catalogue.related_cases': CatalogueRelatedCases;
	'catalogue.series': CatalogueSeries;
	'catalogue.terms': CatalogueTerms;
	'catalogue.themes': CatalogueThemes;
	'catalogue.webinar_parts': CatalogueWebinarParts;
	'catalogue.webinar_parts_shown': CatalogueWebinarPartsShown;
	'catalogue.webinar_people': CatalogueWebinarPeople;
	'catalogue.webinars': CatalogueWebinars;
	'credentials.awards': CredentialsAwards;
	'credentials.keys': CredentialsKeys;
	'credentials.status_lists': CredentialsStatusLists;
	'feed.items': FeedItems;
	'feed.sources': FeedSources;
	'media.clips': MediaClips;
	'media.files': MediaFiles;
	'media.listening': MediaListening;
	'media.marks': MediaMarks;
	'media.notes': MediaNotes;
	'media.places': MediaPlaces;
	'media.play_counts': MediaPlayCounts;
	'media.recordings': MediaRecordings;
	'media.renditions': MediaRenditions;
	'media.servable': MediaServable;
	'media.sources': MediaSources;
	'pathways.adaptations': PathwaysAdaptations;
	'pathways.cards': PathwaysCards;
	'pathways.case_words': PathwaysCaseWords;
	'pathways.choices': PathwaysChoices;
	'pathways.dismissals': PathwaysDismissals;
	'pathways.enrolments': PathwaysEnrolments;
	'pathways.evidence': PathwaysEvidence;
	'pathways.forgotten': PathwaysForgotten;
	'pathways.interests': PathwaysInterests;
	'pathways.memories': PathwaysMemories;
	'pathways.models': PathwaysModels;
	'pathways.paths': PathwaysPaths;
	'pathways.published': PathwaysPublished;
	'pathways.reviews': PathwaysReviews;
	'pathways.signals': PathwaysSignals;
	'pathways.steps': PathwaysSteps;
	'records.access_tokens': RecordsAccessTokens;
	'records.activities': RecordsActivities;
	'records.attachment_uses': RecordsAttachmentUses;
	'records.attachments': RecordsAttachments;
	'records.clients': RecordsClients;
	'records.documents': RecordsDocuments;
	'records.forward_refusals': RecordsForwardRefusals;
	'records.forward_targets': RecordsForwardTargets;
	'records.holders': RecordsHolders;
	'records.inherited_terms': RecordsInheritedTerms;
	'records.shared_links': RecordsSharedLinks;
	'records.statement_ids': RecordsStatementIds;
	'records.statement_references': RecordsStatementReferences;
	'records.statements': RecordsStatements;
	'records.terms': RecordsTerms;
	'search.missed_questions': SearchMissedQuestions;
	'studio.backups': StudioBackups;
	'studio.demo_cases': StudioDemoCases;
	'studio.draftings': StudioDraftings;
	'studio.feedback': StudioFeedback;
	'studio.import_items': StudioImportItems;
	'studio.imports': StudioImports;
	'studio.invitations': StudioInvitations;
	'studio.job_days': StudioJobDays;
	'studio.presence': StudioPresence;
	'studio.proposals': StudioProposals;
	'studio.settings': StudioSettings;
	'studio.sign_ups': StudioSignUps;
	'studio.template_questions': StudioTemplateQuestions;
	'studio.templates': StudioTemplates;
	'studio.texts': StudioTexts;
	'studio.unmerged': StudioUnmerged;
	'studio.uploads': StudioUploads;
	'studio.versions': StudioVersions;
	'studio.workflows': StudioWorkflows;
	'transcript.alignments': TranscriptAlignments;
	'transcript.recognitions': TranscriptRecognitions;
	'transcript.transcripts': TranscriptTranscripts;
	'transcript.turns': TranscriptTurns;
	'transcript.word_times': TranscriptWordTimes;
}
