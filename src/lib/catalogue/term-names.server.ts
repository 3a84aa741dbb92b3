import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { Conflict, Invalid } from '#lib/platform/errors.ts';
import { locales } from '#lib/platform/locale.ts';
import type { TermNames } from './find-kept-term.server.ts';
import { isTranslated, type TermKind } from './term-kinds.ts';

/** In characters: what a heading, a menu and an address can hold. */
const longestTermName = 200;

/** The names without space around them; throws Invalid for what is no name, naming the field `nb`, `nn` or `en`. */
export function checkNames(kind: TermKind, given: TermNames): TermNames {
	const names = Object.fromEntries(locales.map((locale) => [locale, given[locale].normalize('NFC').trim()])) as TermNames;
	for (const locale of locales) {
		if (names[locale] === '') throw new Invalid(`A ${kind} needs a name.`, locale);
		if (names[locale].length > longestTermName)
			throw new Invalid(`The name is longer than ${longestTermName} characters. Make it shorter.`, locale);
	}
	return names;
}

/** Refuses a name that another term of the kind has in any language; throws Conflict. */
export async function refuseTakenName(tx: Db, kind: TermKind, names: TermNames, ownId: number | null): Promise<void> {
	const { rows } = await sql<{ name: string }>`
		select name_nb as name from catalogue.terms
		where kind = ${sql.lit(kind)} and id is distinct from ${ownId}
			and array[name_nb, name_nn, name_en]::text[] && ${Object.values(names)}::text[]
	`.execute(tx);
	if (rows[0]) throw new Conflict(`There is another ${kind} called “${rows[0].name}”. Choose another name.`, 'name');
}

/** `name = …` for a term's row. */
export function namesSet(kind: TermKind, { nb, nn, en }: TermNames): RawBuilder<unknown> {
	return isTranslated(kind) ? sql`name_nb = ${nb}, name_nn = ${nn}, name_en = ${en}` : sql`name = ${nb}`;
}
