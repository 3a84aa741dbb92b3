import { sql } from 'kysely';
import { anonymous } from '#lib/accounts/viewer.ts';
import { languageOfCase, yearOfCase } from '#lib/catalogue/case-conditions.ts';
import type { CaseFilter } from '#lib/catalogue/case-views.ts';
import { jsonList } from '#lib/catalogue/json-list.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Analyser } from './analysis/analyser.ts';
import type { Language } from './analysis/language.ts';
import { formTag, languageTag, tagOf } from './case-tags.ts';
import type { CaseDocument, TurnDocument, WeightedTerm } from './index/case-document.ts';
import { analysisOf } from './text-language.ts';

const casesAtOnce = 50;

/** What is indexed of cases that the public may see; of the others nothing comes. */
export async function* readCaseDocuments(
	db: Db,
	analyser: Analyser,
	versions: ReadonlyMap<number, string>,
): AsyncGenerator<CaseDocument> {
	const ids = [...versions.keys()];
	for (let from = 0; from < ids.length; from += casesAtOnce)
		for (const row of await readRows(db, ids.slice(from, from + casesAtOnce)))
			yield documentOf(row, versions.get(row.id) ?? '', analyser);
}

interface CaseRow {
	id: number;
	language: string;
	date: number;
	year: number;
	code: string;
	forms: string[];
	title: string;
	number: string | null;
	ingress: string | null;
	notes: string | null;
	filed: [kind: keyof CaseFilter, id: number][];
	people: { role: 'guest' | 'host'; name: string; title: string | null }[];
	names: { kind: string; nb: string; nn: string; en: string }[];
	outcomes: string[];
	others: (string | null)[];
	turns: { position: number; text: string; language: string; startMs: number | null }[];
}

async function readRows(db: Db, ids: number[]): Promise<CaseRow[]> {
	const { rows } = await sql<CaseRow>`
		select c.id, c.language, (extract(epoch from c.published_at) * 1000)::float8 as date, ${yearOfCase} as year,
			${languageOfCase} as code, c.forms, c.title, c.number, c.ingress, c.notes_html as notes,
			(select coalesce(json_agg(json_build_array(kind, term_id)), '[]') from catalogue.filings where case_id = c.id) as filed,
			${jsonList(sql`json_build_object('role', x.role, 'name', p.name, 'title', x.title)`, sql`catalogue.case_people x join catalogue.people p on p.id = x.person_id`)} as people,
			(select coalesce(json_agg(json_build_object('kind', t.kind, 'nb', t.name_nb, 'nn', t.name_nn, 'en', t.name_en)), '[]')
				from catalogue.filings f join catalogue.terms t on t.kind = f.kind and t.id = f.term_id where f.case_id = c.id) as names,
			${jsonList(sql`x.text`, sql`catalogue.outcomes x`)} as outcomes,
			array(select text from catalogue.quotes where case_id = c.id
				union all select text from catalogue.literature where case_id = c.id
				union all select tag from catalogue.hashtags where case_id = c.id
				union all select answer from catalogue.answers where case_id = c.id) as others,
			(select coalesce(json_agg(json_build_object('position', position, 'text', text, 'language', language, 'startMs', start_ms)
				order by position), '[]') from transcript.turns where case_id = c.id) as turns
		from catalogue.cases c where c.id = any(${ids}::int[]) and ${visible(anonymous)}
	`.execute(db);
	return rows;
}

function documentOf(row: CaseRow, version: string, analyser: Analyser): CaseDocument {
	const own = analysisOf(row.language);
	const said = (texts: (string | null)[]) => texts.flatMap((text) => analyser.analyseText(text ?? '', own));
	// A name is no compound: Fjellheim is nothing about mountains.
	const called = (names: string[], language: Language = 'nb') =>
		names.flatMap((name) => analyser.analyseText(name, language)).filter(({ weight }) => weight === 1);
	const named = (...kinds: string[]) => row.names.filter(({ kind }) => kinds.includes(kind));
	const guests = row.people.filter(({ role }) => role === 'guest').map(({ name }) => name);
	const others = named('person', 'place', 'series').filter(({ nb }) => !guests.includes(nb));
	return {
		caseId: row.id,
		version,
		date: row.date,
		tags: tagsOf(row),
		fields: {
			title: [...said([row.title]), ...called([row.number ?? ''])],
			guest: called(guests),
			organisation: called(named('organisation').map(({ nb }) => nb)),
			theme: named('theme', 'perspective').flatMap((names) => inEachLanguage(names, analyser)),
			outcomes: said(row.outcomes),
			other: [
				...called(others.map(({ nb }) => nb)),
				...said([row.ingress, plainText(row.notes ?? ''), ...row.people.map(({ title }) => title), ...row.others]),
			],
		},
		turns: row.turns.map((turn) => turnOf(turn, analyser)),
	};
}

function tagsOf({ filed, year, code, forms }: CaseRow): number[] {
	return [...filed.map(([kind, id]) => tagOf(kind, id)), tagOf('year', year), languageTag(code), ...forms.map(formTag)];
}

/** Each name once, also where two languages share it. */
function inEachLanguage({ nb, nn, en }: Record<Language, string>, analyser: Analyser): WeightedTerm[] {
	const languages = new Map<string, Language>([
		[en, 'en'],
		[nn, 'nn'],
		[nb, 'nb'],
	]);
	return [...languages].flatMap(([name, language]) => analyser.analyseText(name, language));
}

function turnOf({ position, text, language, startMs }: CaseRow['turns'][number], analyser: Analyser): TurnDocument {
	const terms = analyser.analyseText(text, analysisOf(language));
	return { position, startMs: startMs ?? undefined, length: (terms.at(-1)?.position ?? -1) + 1, terms };
}

/** Tags and entities are no words. */
function plainText(html: string): string {
	return html.replace(/<[^>]*>|&[#\w]+;/g, ' ');
}
