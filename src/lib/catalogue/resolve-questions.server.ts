import type { Db } from '#lib/platform/db.ts';
import { withoutSlot } from './question-slot.ts';
import { firstFree, slugOf } from './slug.ts';

/** Finds the questionnaire's question of each text, creates those that are new. The caller holds the catalogue's lock. */
export async function resolveQuestions(tx: Db, texts: readonly string[]): Promise<Map<string, number>> {
	if (texts.length === 0) return new Map();
	const known = await tx.selectFrom('catalogue.questions').select(['id', 'text']).where('text', 'in', texts).execute();
	const found = new Map(known.map((question) => [question.text as string, question.id]));
	for (const text of texts) {
		if (!found.has(text)) found.set(text, await createQuestion(tx, text));
	}
	return found;
}

async function createQuestion(tx: Db, text: string): Promise<number> {
	const base = slugOf(withoutSlot(text));
	const taken = await tx
		.selectFrom('catalogue.questions')
		.select('slug')
		.where((is) => is.or([is('slug', '=', base), is('slug', 'like', `${base}-%`)]))
		.execute();
	const slug = firstFree(base, new Set(taken.map((row) => row.slug)));
	return (await tx.insertInto('catalogue.questions').values({ slug, text }).returning('id').executeTakeFirstOrThrow()).id;
}
