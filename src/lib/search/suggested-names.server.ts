import { sql } from 'kysely';
import { anonymous } from '#lib/accounts/viewer.ts';
import { visible, visibleFiling } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { foldTerm, lowercase } from './analysis/fold.ts';
import { nameMatch } from './mark-name.ts';
import type { CaseFinder } from './search-backend.ts';
import type { SearchSession } from './search-session.ts';

export const suggestedKinds = ['person', 'organisation', 'theme', 'case'] as const;
export type SuggestedKind = (typeof suggestedKinds)[number];

/** What something is called in each language, ready to be compared; `weight` puts one before another that is called alike. */
interface KnownName extends Record<Locale, string> {
	kind: SuggestedKind;
	id: number;
	weight: number;
}

interface KnownNames {
	names: KnownName[];
	/** The state of the index that they belong to. */
	of: object;
}

const known = new WeakMap<CaseFinder, KnownNames>();
const loading = new WeakMap<CaseFinder, Promise<KnownNames>>();

/**
 * Names of what the public may see, kept in memory: a database would look through all of them at every letter. They are
 * read again after the index has changed; until then the former ones serve. What is shown is still to be asked of the database.
 */
export async function knownNames(db: Db, { cases, state }: SearchSession): Promise<KnownName[]> {
	const present = known.get(cases);
	const isFresh = present?.of === state;
	if (!isFresh && !loading.has(cases)) loading.set(cases, load(db, cases, state));
	return (present ?? (await (loading.get(cases) ?? load(db, cases, state)))).names;
}

async function load(db: Db, cases: CaseFinder, state: object): Promise<KnownNames> {
	try {
		const loaded = { of: state, names: await readNames(db) };
		known.set(cases, loaded);
		return loaded;
	} finally {
		loading.delete(cases);
	}
}

async function readNames(db: Db): Promise<KnownName[]> {
	const { rows } = await sql<KnownName>`
		select f.kind, t.id, t.name_nb as nb, t.name_nn as nn, t.name_en as en, count(*) as weight
		from catalogue.filings f join catalogue.terms t on t.kind = f.kind and t.id = f.term_id
		where f.kind in ('person', 'organisation', 'theme') and ${visibleFiling(anonymous)}
		group by f.kind, t.id, t.name_nb, t.name_nn, t.name_en
		union all
		select 'case', c.id, concat_ws(' ', c.title, c.number), c.title, c.title, extract(epoch from c.published_at)
		from catalogue.cases c where ${visible(anonymous)}
	`.execute(db);
	return rows.map(({ kind, id, weight, nb, nn, en }) => {
		const own = folded(nb);
		return { kind, id, weight: Number(weight), nb: own, nn: nn === nb ? own : folded(nn), en: en === nb ? own : folded(en) };
	});
}

function folded(name: string): string {
	return foldTerm(lowercase(name));
}

/** The best of each kind for a reader's folded words, some more than are shown: the viewer may not see all of them. */
export function bestNames(names: KnownName[], locale: Locale, words: string[], most: Record<SuggestedKind, number>) {
	const best: Record<SuggestedKind, number[]> = { person: [], organisation: [], theme: [], case: [] };
	const found = names.flatMap((name) => {
		const match = nameMatch(name[locale], words);
		return match === undefined ? [] : [{ name, match }];
	});
	found.sort((a, b) => a.match - b.match || b.name.weight - a.name.weight || a.name.id - b.name.id);
	for (const { name } of found) if (best[name.kind].length < 3 * most[name.kind]) best[name.kind].push(name.id);
	return best;
}
