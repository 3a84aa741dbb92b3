import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import type { CaseContent } from './case-content.ts';
import type { Form } from './case-views.ts';
import { fileCase } from './file-case.server.ts';
import type { StoredCase } from './find-stored-case.server.ts';
import type { Directory } from './resolve-names.server.ts';
import type { TermKind } from './term-kinds.ts';

/** Writes a case and everything that hangs on it in place of what was there; returns its key. */
export async function writeCase(
	tx: Db,
	content: CaseContent,
	own: { slug: string; forms: Form[] },
	directory: Directory,
	stored: StoredCase | undefined,
): Promise<number> {
	const row = { ...caseRow(content, directory), ...own };
	const id = stored ? await updateCase(tx, stored, row) : await insertCase(tx, row);
	if (stored) await removeParts(tx, id);
	for (const [table, rows] of partsOf(content, directory)) {
		if (rows.length > 0) await insertRows(tx, table, id, rows);
	}
	await fileCase(tx, id);
	return id;
}

type CaseRow = ReturnType<typeof caseRow> & { slug: string; forms: Form[] };

function caseRow(content: CaseContent, directory: Directory) {
	return {
		number: content.number ?? null,
		guid: content.guid ?? '',
		title: content.title,
		ingress: content.ingress ?? null,
		notes_html: content.notesHtml ?? null,
		language: content.language,
		status: content.status,
		published_at: content.publishedAt ?? null,
		recorded_on: content.recordedOn ?? null,
		duration_ms: content.durationMs ?? null,
		place_id: idOf(directory, 'place', content.place),
		series_id: idOf(directory, 'series', content.series),
		season: content.season ?? null,
		episode: content.episode ?? null,
		reflection_question: content.reflectionQuestion ?? null,
		license: content.license ?? null,
		explicit: content.explicit,
		source_url: content.sourceUrl ?? null,
	};
}

async function insertCase(tx: Db, row: CaseRow): Promise<number> {
	return (await tx.insertInto('catalogue.cases').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

async function updateCase(tx: Db, { id, version }: StoredCase, row: CaseRow): Promise<number> {
	const next = { ...row, version: version + 1, updated_at: new Date() };
	await tx.updateTable('catalogue.cases').set(next).where('id', '=', id).execute();
	return id;
}

const partTables = [
	'case_people',
	'case_organisations',
	'case_themes',
	'case_perspectives',
	'case_goals',
	'quotes',
	'outcomes',
	'literature',
	'links',
	'hashtags',
	'answers',
	'related_cases',
] as const;
type PartTable = (typeof partTables)[number];
type Row = Record<string, string | number | null | undefined>;

function partsOf(content: CaseContent, directory: Directory): [PartTable, Row[]][] {
	const id = (kind: TermKind, name: string | undefined) => idOf(directory, kind, name);
	return [
		[
			'case_people',
			content.people.map((one) => ({
				person_id: id('person', one.name),
				role: one.role,
				title: one.title,
				organisation_id: id('organisation', one.organisation),
				url: one.url,
				image_url: one.imageUrl,
			})),
		],
		['case_organisations', content.organisations.map((name) => ({ organisation_id: id('organisation', name) }))],
		['case_themes', content.themes.map((name) => ({ theme_id: id('theme', name) }))],
		['case_perspectives', content.perspectives.map((name) => ({ perspective_id: id('perspective', name) }))],
		['case_goals', content.goals.map((goal) => ({ goal }))],
		['quotes', content.quotes],
		['outcomes', content.outcomes.map((text) => ({ text }))],
		[
			'literature',
			[
				...content.literature.map((item) => ({ kind: 'literature', ...item })),
				...content.moreLearning.map((text) => ({ kind: 'more', text })),
			],
		],
		['links', content.links],
		['hashtags', content.hashtags.map((tag) => ({ tag }))],
		[
			'answers',
			content.questionnaire.map((one) => ({
				question_id: directory.question.get(one.question),
				theme_slot: one.themeSlot,
				person_id: id('person', one.person),
				answer: one.answer,
			})),
		],
		['related_cases', content.related.map(({ guestTitle, ...one }) => ({ ...one, guest_title: guestTitle }))],
	];
}

/** The rows go in as one JSON document, in their order. */
async function insertRows(tx: Db, table: PartTable, caseId: number, rows: Row[]): Promise<void> {
	const target = sql.table(`catalogue.${table}`);
	const numbered = rows.map((row, position) => ({ case_id: caseId, position, ...row }));
	const columns = sql.join([...new Set(numbered.flatMap(Object.keys))].map((column) => sql.ref(column)));
	await sql`
		insert into ${target} (${columns})
		select ${columns} from json_populate_recordset(null::${target}, ${JSON.stringify(numbered)}::json)
	`.execute(tx);
}

async function removeParts(tx: Db, caseId: number): Promise<void> {
	const deletions = partTables.map(
		(table) => sql`${sql.ref(table)} as (delete from ${sql.table(`catalogue.${table}`)} where case_id = ${caseId})`,
	);
	await sql`with ${sql.join(deletions)} select 1`.execute(tx);
}

function idOf(directory: Directory, kind: TermKind, name: string | undefined): number | null {
	return (name === undefined ? undefined : directory[kind].get(name)?.id) ?? null;
}
