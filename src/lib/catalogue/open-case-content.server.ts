import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { CaseContent } from './case-content.ts';
import { jsonList } from './json-list.ts';

/** A case by names, as `saveCase` took it; throws NotFound. For whoever may see drafts. */
export async function openCaseContent(db: Db, id: number): Promise<CaseContent> {
	const { rows } = await sql<{ content: CaseContent }>`
		select json_strip_nulls(json_build_object(
			'number', c.number, 'guid', c.guid, 'title', c.title, 'ingress', c.ingress, 'notesHtml', c.notes_html,
			'language', c.language, 'status', c.status,
			'publishedAt', to_char(c.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
			'recordedOn', c.recorded_on, 'durationMs', c.duration_ms,
			'people', ${jsonList(
				sql`json_build_object('name', p.name, 'role', x.role, 'title', x.title, 'organisation', o.name,
				'url', x.url, 'imageUrl', x.image_url)`,
				sql`catalogue.case_people x
				join catalogue.people p on p.id = x.person_id left join catalogue.organisations o on o.id = x.organisation_id`,
			)},
			'organisations', ${jsonList(sql`o.name`, sql`catalogue.case_organisations x join catalogue.organisations o on o.id = x.organisation_id`)},
			'place', (select name from catalogue.places where id = c.place_id),
			'themes', ${jsonList(sql`t.name_nb`, sql`catalogue.case_themes x join catalogue.themes t on t.id = x.theme_id`)},
			'perspectives', ${jsonList(sql`t.name_nb`, sql`catalogue.case_perspectives x join catalogue.perspectives t on t.id = x.perspective_id`)},
			'series', (select name from catalogue.series where id = c.series_id),
			'season', c.season, 'episode', c.episode,
			'goals', (select coalesce(json_agg(goal order by goal), '[]') from catalogue.case_goals where case_id = c.id),
			'quotes', ${jsonList(sql`json_build_object('text', x.text, 'speaker', x.speaker)`, sql`catalogue.quotes x`)},
			'outcomes', ${jsonList(sql`x.text`, sql`catalogue.outcomes x`)},
			'literature', ${jsonList(sql`json_build_object('text', x.text, 'url', x.url)`, sql`catalogue.literature x`, sql`x.kind = 'literature'`)},
			'moreLearning', ${jsonList(sql`x.text`, sql`catalogue.literature x`, sql`x.kind = 'more'`)},
			'questionnaire', ${jsonList(
				sql`json_build_object('question', q.text, 'themeSlot', x.theme_slot, 'person', p.name, 'answer', x.answer)`,
				sql`
				catalogue.answers x join catalogue.questions q on q.id = x.question_id left join catalogue.people p on p.id = x.person_id`,
			)},
			'reflectionQuestion', c.reflection_question,
			'hashtags', ${jsonList(sql`x.tag`, sql`catalogue.hashtags x`)},
			'links', ${jsonList(sql`json_build_object('label', x.label, 'url', x.url)`, sql`catalogue.links x`)},
			'related', ${jsonList(
				sql`json_build_object('number', x.number, 'title', x.title, 'theme', x.theme, 'guest', x.guest,
				'guestTitle', x.guest_title, 'organisation', x.organisation)`,
				sql`catalogue.related_cases x`,
			)},
			'license', c.license, 'explicit', c.explicit, 'sourceUrl', c.source_url
		)) as content
		from catalogue.cases c where c.id = ${id}
	`.execute(db);
	if (!rows[0]) throw new NotFound(`There is no case with the key ${id}.`);
	return rows[0].content;
}
