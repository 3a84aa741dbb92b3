import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { type DefaultTerm, defaultPerspectives, defaultThemes } from './defaults.ts';
import { lockCatalogue } from './lock-catalogue.server.ts';

/** Fills an empty catalogue with the default themes and perspectives; leaves an edited one alone. */
export async function seedDefaults(db: Db): Promise<void> {
	await db.transaction().execute(async (tx) => {
		await lockCatalogue(tx);
		if (await isEmpty(tx, 'themes')) {
			await tx
				.insertInto('catalogue.themes')
				.values(defaultThemes.map((term, index) => ({ ...row(term, index), hue: term.hue })))
				.execute();
		}
		if (await isEmpty(tx, 'perspectives'))
			await tx.insertInto('catalogue.perspectives').values(defaultPerspectives.map(row)).execute();
	});
}

async function isEmpty(tx: Db, table: 'themes' | 'perspectives'): Promise<boolean> {
	const { rows } = await sql`select from ${sql.table(`catalogue.${table}`)} limit 1`.execute(tx);
	return rows.length === 0;
}

function row({ slug, nb, nn, en }: DefaultTerm, index: number) {
	return { slug, name_nb: nb, name_nn: nn, name_en: en, position: index + 1 };
}
