import { sql } from 'kysely';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';

/** A question of a template; `{tema}` or any other word in braces is the slot for the guest's theme. */
export interface TemplateQuestion {
	question: string;
	/** Slugs of perspectives: which guests are asked; all when empty. */
	guestKinds: string[];
}

/** What guests are asked. */
export interface Template {
	name: string;
	language: string;
	/** What stands above the questions. */
	lead: string;
	questions: TemplateQuestion[];
}

export type StoredTemplate = Template & { id: number; updatedAt: Date };

/** The templates, by name. Throws NotFound for whoever is no editor. */
export async function listTemplates(db: Db, viewer: Viewer): Promise<StoredTemplate[]> {
	mustBeEditor(viewer);
	return readTemplates(db);
}

/** One template. Throws NotFound. */
export async function openTemplate(db: Db, viewer: Viewer, id: number): Promise<StoredTemplate> {
	mustBeEditor(viewer);
	const [template] = await readTemplates(db, id);
	if (!template) throw new NotFound('There is no such questionnaire. Perhaps somebody has removed it.');
	return template;
}

async function readTemplates(db: Db, id?: number): Promise<StoredTemplate[]> {
	const { rows } = await sql<StoredTemplate>`
		select t.id, t.name, t.language, coalesce(t.lead, '') as lead, t.updated_at as "updatedAt", coalesce((
			select json_agg(json_build_object('question', q.question, 'guestKinds', q.guest_kinds) order by q.position)
			from studio.template_questions q where q.template_id = t.id), '[]') as questions
		from studio.templates t where ${id === undefined ? sql`true` : sql`t.id = ${id}`} order by t.name
	`.execute(db);
	return rows;
}

export type TemplateOutcome = { saved: true; id: number } | { saved: false; because: 'nameTaken' };

/** Stores a template that `templateProblems` finds nothing wrong with: a new one, or in place of another. Throws NotFound. */
export async function saveTemplate(db: Db, viewer: Viewer, template: Template, id?: number): Promise<TemplateOutcome> {
	mustBeEditor(viewer);
	return inTransaction(db, async (tx) => {
		// Two editors who give two templates one name: the second one is told.
		await sql`lock table studio.templates in share row exclusive mode`.execute(tx);
		const { rows: taken } = await sql`
			select from studio.templates where name = ${template.name} and id is distinct from ${id ?? null}::int`.execute(tx);
		if (taken.length > 0) return { saved: false, because: 'nameTaken' };
		return { saved: true, id: await writeTemplate(tx, template, id) };
	});
}

/** Writes a template as it is, for callers who have asked who may. */
export async function writeTemplate(tx: Db, { name, language, lead, questions }: Template, id?: number): Promise<number> {
	const row = { name, language, lead: lead.trim() || null, updated_at: new Date() };
	const written = id
		? await tx.updateTable('studio.templates').set(row).where('id', '=', id).returning('id').executeTakeFirst()
		: await tx.insertInto('studio.templates').values(row).returning('id').executeTakeFirst();
	if (!written) throw new NotFound('There is no such questionnaire. Perhaps somebody has removed it.');
	await tx.deleteFrom('studio.template_questions').where('template_id', '=', written.id).execute();
	const asked = questions.map(({ question, guestKinds }, position) => ({
		...{ template_id: written.id, position, question },
		guest_kinds: guestKinds,
	}));
	if (asked.length > 0) await tx.insertInto('studio.template_questions').values(asked).execute();
	return written.id;
}

/** Removes a template; guests who have been asked keep their questions. Throws NotFound for whoever is no editor. */
export async function removeTemplate(db: Db, viewer: Viewer, id: number): Promise<void> {
	mustBeEditor(viewer);
	await db.deleteFrom('studio.templates').where('id', '=', id).execute();
}
