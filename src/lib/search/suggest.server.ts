import { sql } from 'kysely';
import type { Viewer } from '#lib/accounts/viewer.ts';
import { peopleJson } from '#lib/catalogue/case-json.ts';
import type { CasePerson } from '#lib/catalogue/case-views.ts';
import { guestLine } from '#lib/catalogue/guest-line.ts';
import { visible, visibleFiling } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { cleanQuery } from './ask-index.ts';
import type { Asker } from './asker.ts';
import { foldedWords, markName } from './mark-name.ts';
import { findMarksOf } from './mark-words.ts';
import { readCards, readTurns } from './read-found.server.ts';
import type { SearchService, SearchSession } from './search-session.ts';
import type { Suggestion } from './search-views.ts';
import { showMoment } from './show-moment.ts';
import { bestNames, knownNames, type SuggestedKind, suggestedKinds } from './suggested-names.server.ts';

const most = { person: 3, organisation: 2, theme: 2, case: 4, moment: 3 };
const leastLetters = 2;
const mostLetters = 110;

/** What somebody may mean who has typed so far: people, organisations, themes and cases by name, then moments. */
export async function suggest(
	db: Db,
	viewer: Viewer,
	locale: Locale,
	search: SearchService,
	query: string,
): Promise<Suggestion[]> {
	const asked = cleanQuery(query);
	if (foldedWords(asked).join('').length < leastLetters) return [];
	const asker = { db, viewer, locale };
	const found = await search.use(async (session) => {
		const [named, said] = await Promise.all([suggestNames(session, asker, asked), suggestMoments(session, asker, asked)]);
		return [...named, ...said];
	});
	return found ?? [];
}

async function suggestNames(session: SearchSession, asker: Asker, query: string): Promise<Suggestion[]> {
	const words = foldedWords(query);
	const best = bestNames(await knownNames(asker.db, session), asker.locale, words, most);
	if (suggestedKinds.every((kind) => best[kind].length === 0)) return [];
	const rows = await readNamed(asker, best);
	return suggestedKinds.flatMap((kind) =>
		best[kind]
			.flatMap((id) => rows.filter((row) => row.kind === kind && row.id === id))
			.slice(0, most[kind])
			.map(({ slug, name, detail, guests }) => ({
				kind,
				html: markName(name, words),
				detail: (guests ? guestLine(guests) : detail) || null,
				href: paths[kind](asker.locale, slug),
			})),
	);
}

interface NamedRow {
	kind: SuggestedKind;
	id: number;
	slug: string;
	name: string;
	detail: string | null;
	guests: CasePerson[] | null;
}

/** Those that the viewer may see. */
async function readNamed({ db, viewer, locale }: Asker, best: Record<SuggestedKind, number[]>): Promise<NamedRow[]> {
	const { rows } = await sql<NamedRow>`
		${sql.join(
			[
				termsOf(
					viewer,
					locale,
					'person',
					best.person,
					sql`(
					select concat_ws(', ', x.title, o.name) from catalogue.case_people x
					join catalogue.cases c on c.id = x.case_id and ${visible(viewer)}
					left join catalogue.organisations o on o.id = x.organisation_id
					where x.person_id = t.id order by c.published_at desc, c.id desc limit 1)`,
				),
				termsOf(viewer, locale, 'organisation', best.organisation),
				termsOf(viewer, locale, 'theme', best.theme),
			],
			sql` union all `,
		)}
		union all
		select 'case', c.id, c.slug, c.title, null, ${peopleJson(sql`x.role = 'guest'`)}
		from catalogue.cases c where c.id = any(${best.case}::int[]) and ${visible(viewer)}
	`.execute(db);
	return rows;
}

function termsOf(viewer: Viewer, locale: Locale, kind: SuggestedKind, ids: number[], detail = sql<string | null>`null::text`) {
	return sql`
		select t.kind, t.id, t.slug::text as slug, ${sql.ref(`t.name_${locale}`)}::text as name, ${detail} as detail, null::json as guests
		from catalogue.terms t where t.kind = ${sql.lit(kind)} and t.id = any(${ids}::int[])
		and exists (select from catalogue.filings f where f.kind = ${sql.lit(kind)} and f.term_id = t.id and ${visibleFiling(viewer)})`;
}

async function suggestMoments({ cases, analyser, ask }: SearchSession, asker: Asker, query: string): Promise<Suggestion[]> {
	const { db, viewer, locale } = asker;
	const question = await ask(query, locale);
	const { items } = await cases.suggest(question.groups, { limit: most.moment, minimumGroups: question.groups.length });
	const ids = items.map(({ caseId }) => caseId);
	const [cards, turns] = await Promise.all([readCards(db, viewer, locale, ids), readTurns(db, viewer, items)]);
	const findMarks = findMarksOf(question, analyser);
	return items.flatMap(({ caseId, position }): Suggestion[] => {
		const card = cards.get(caseId);
		const found = turns.find((turn) => turn.caseId === caseId && turn.position === position);
		const moment = found && showMoment(found.turn, found.language, findMarks, mostLetters);
		if (!card || !moment) return [];
		const address = paths.case(locale, card.slug);
		const href = moment.startMs === null ? `${address}#transcript` : `${address}?t=${moment.startMs / 1000}`;
		return [{ kind: 'moment', html: moment.html, detail: [moment.speaker, card.title].filter(Boolean).join(' – '), href }];
	});
}
