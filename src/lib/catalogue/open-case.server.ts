import { type RawBuilder, sql } from 'kysely';
import { likeViewer, type Viewer } from '#lib/accounts/viewer.ts';
import { compiledOnce } from '#lib/platform/compiled-once.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { peopleJson, perspectiveJson, perspectivesOfCase, shownDate, themeJson, themesOfCase } from './case-json.ts';
import type { CasePage } from './case-views.ts';
import { jsonList } from './json-list.ts';
import { fillSlot } from './question-slot.ts';
import { visible } from './visible-cases.ts';

/** The case at an address, or where it moved to (also for a bare number such as `c0178`); throws NotFound. */
export const openCase = caseOpener({});

/** Something else that the database knows of a case: as one JSON value, and what that becomes here. */
export interface OfCase<Value> {
	json(caseId: RawBuilder<number>, viewer: Viewer, locale: Locale): RawBuilder<unknown>;
	read(json: never): Value;
}

type ValuesOf<Parts> = { [Name in keyof Parts]: Parts[Name] extends OfCase<infer Value> ? Value : never };
type Opened<Parts> = { found: CasePage; also: ValuesOf<Parts> } | { movedTo: string };

/** `openCase` with more of the same case: further trips to the database would cost a fifth of the page's time. */
export function caseOpener<Parts extends Record<string, OfCase<unknown>>>(parts: Parts) {
	const find = compiledOnce(({ slug }: { slug: RawBuilder<string> }, viewer: Viewer, locale: Locale) => {
		const also = Object.entries(parts).flatMap(([name, part]) => [sql.lit(name), part.json(sql`opened.id`, viewer, locale)]);
		return sql<{ page: PageJson; also: Record<string, unknown> }>`
			select ${pageJson(viewer, locale)} as page, json_build_object(${also.length > 0 ? sql.join(also) : sql``}) as also
			from (select id from catalogue.cases where slug = ${slug}) as opened join catalogue.cases c using (id)
			where ${visible(viewer)}`;
	});
	return async (db: Db, viewer: Viewer, locale: Locale, slug: string): Promise<Opened<Parts>> => {
		const [row] = await find(db, { slug }, likeViewer(viewer), locale);
		if (!row) return { movedTo: await findMoved(db, viewer, slug) };
		const values = Object.entries(parts).map(([name, part]) => [name, part.read(row.also[name] as never)]);
		return { found: toPage(row.page), also: Object.fromEntries(values) };
	};
}

async function findMoved(db: Db, viewer: Viewer, slug: string): Promise<string> {
	const { rows } = await sql<{ slug: string }>`
		select c.slug from catalogue.cases c
		where ${visible(viewer)} and c.id = coalesce(
			(select case_id from catalogue.former_slugs where kind = 'case' and slug = ${slug}),
			(select id from catalogue.cases where number = ${numberOf(slug)})
		)
	`.execute(db);
	if (!rows[0]) throw new NotFound(`There is no case at “${slug}”.`);
	return rows[0].slug;
}

/** `c0178` is C0178 and `0608` is #0608. */
function numberOf(slug: string): string | null {
	const [, letter, digits] = /^(c?)(\d{4,6})$/i.exec(slug) ?? [];
	return digits === undefined ? null : `${letter ? 'C' : '#'}${digits}`;
}

type Derived = 'guests' | 'theme' | 'perspective' | 'publishedAt' | 'updatedAt' | 'answers';
type PageJson = Omit<CasePage, Derived> & {
	publishedAt: string;
	updatedAt: string;
	answers: (CasePage['answers'][number] & { slot: string | null })[];
};

function toPage(json: PageJson): CasePage {
	return {
		...json,
		publishedAt: new Date(json.publishedAt),
		updatedAt: new Date(json.updatedAt),
		guests: json.people.filter((person) => person.role === 'guest'),
		theme: json.themes[0] ?? null,
		perspective: json.perspectives[0] ?? null,
		answers: json.answers.map(({ slot, question, ...answer }) => ({ ...answer, question: fillSlot(question, slot) })),
	};
}

function pageJson(viewer: Viewer, locale: Locale) {
	return sql`json_build_object(
		'id', c.id, 'slug', c.slug, 'number', c.number, 'guid', c.guid, 'version', c.version, 'title', c.title,
		'ingress', c.ingress, 'notesHtml', c.notes_html, 'language', c.language,
		'publishedAt', ${shownDate}, 'updatedAt', c.updated_at, 'recordedOn', c.recorded_on,
		'durationMs', c.duration_ms, 'forms', c.forms,
		'people', ${peopleJson()},
		'organisations', ${jsonList(sql`json_build_object('slug', o.slug, 'name', o.name)`, sql`catalogue.case_organisations x join catalogue.organisations o on o.id = x.organisation_id`)},
		'place', (select json_build_object('slug', slug, 'name', name) from catalogue.places where id = c.place_id),
		'themes', ${jsonList(themeJson(locale), themesOfCase)},
		'perspectives', ${jsonList(perspectiveJson(locale), perspectivesOfCase)},
		'series', (select json_build_object('slug', slug, 'name', name) from catalogue.series where id = c.series_id),
		'season', c.season, 'episode', c.episode,
		'goals', ${jsonList(sql`x.goal`, sql`catalogue.case_goals x`)},
		'quotes', ${jsonList(sql`json_build_object('text', x.text, 'speaker', x.speaker)`, sql`catalogue.quotes x`)},
		'outcomes', ${jsonList(sql`x.text`, sql`catalogue.outcomes x`)},
		'literature', ${jsonList(linked, sql`catalogue.literature x`, sql`x.kind = 'literature'`)},
		'moreLearning', ${jsonList(linked, sql`catalogue.literature x`, sql`x.kind = 'more'`)},
		'answers', ${jsonList(sql`json_build_object('questionSlug', q.slug, 'question', q.text, 'slot', x.theme_slot, 'person', p.name, 'answer', x.answer)`, sql`catalogue.answers x join catalogue.questions q on q.id = x.question_id left join catalogue.people p on p.id = x.person_id`)},
		'reflectionQuestion', c.reflection_question,
		'hashtags', ${jsonList(sql`x.tag`, sql`catalogue.hashtags x`)},
		'links', ${jsonList(sql`json_build_object('label', x.label, 'url', x.url)`, sql`catalogue.links x`)},
		'related', ${jsonList(related(viewer), sql`catalogue.related_cases x`)},
		'license', c.license, 'explicit', c.explicit, 'sourceUrl', c.source_url
	)`;
}

const linked = sql`json_build_object('text', x.text, 'url', x.url)`;

/** A stated relation, with the address of the case that has its number, else its very title. */
function related(viewer: Viewer) {
	return sql`json_build_object(
		'slug', (
			select r.slug from catalogue.cases r
			where (r.number = x.number or (x.number is null and md5(r.title) = md5(x.title))) and ${visible(viewer, 'r')}
			order by r.published_at desc, r.id limit 1
		),
		'number', x.number, 'title', x.title, 'theme', x.theme, 'guest', x.guest, 'guestTitle', x.guest_title,
		'organisation', x.organisation
	)`;
}
