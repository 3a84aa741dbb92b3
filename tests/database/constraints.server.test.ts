import { sql } from 'kysely';
import { expect } from 'vitest';
import { test } from './database-test.ts';
import { storeCase } from './make-case.ts';

/** Rows that must never be, each written past all code of ours; `case` stands for the key of a case that exists. */
const impossible: [what: string, statement: string, constraint: RegExp][] = [
	[
		'a case without a title',
		`insert into catalogue.cases (slug, guid, title, language, status) values ('a', 'a', ' ', 'nb', 'draft')`,
		/phrase_check/,
	],
	['a number of no scheme', `update catalogue.cases set number = '608' where id = :case`, /cases_number_check/],
	['a published case without a date', `update catalogue.cases set published_at = null where id = :case`, /cases_check/],
	['a language that is none', `update catalogue.cases set language = 'Norsk' where id = :case`, /cases_language_check/],
	['a slug that is no address', `update catalogue.cases set slug = 'Å være' where id = :case`, /slug_check/],
	['a form that is none', `update catalogue.cases set forms = '{taste}' where id = :case`, /cases_forms_check/],
	['a recording of no length', `update catalogue.cases set duration_ms = 0 where id = :case`, /cases_duration_ms_check/],
	[
		'a link that is no address',
		`update catalogue.cases set source_url = 'javascript:alert(1)' where id = :case`,
		/web_address_check/,
	],
	[
		'two cases with one number',
		`insert into catalogue.cases (number, slug, guid, title, language, status) values ('C0001', 'b', 'b', 'B', 'nb', 'draft')`,
		/cases_number_key/,
	],
	[
		'a guest without a person',
		`insert into catalogue.case_people (case_id, position, person_id, role) values (:case, 9, -1, 'guest')`,
		/person_id_fkey/,
	],
	[
		'a role that is none',
		`insert into catalogue.case_people (case_id, position, person_id, role) select :case, 9, id, 'chef' from catalogue.people`,
		/case_people_role_check/,
	],
	[
		'the same guest twice',
		`insert into catalogue.case_people (case_id, position, person_id, role) select case_id, 9, person_id, role from catalogue.case_people`,
		/case_people_case_id_person_id_role_key/,
	],
	['an 18th goal', `insert into catalogue.case_goals (case_id, position, goal) values (:case, 0, 18)`, /case_goals_goal_check/],
	[
		'a theme of no colour',
		`insert into catalogue.themes (slug, name_nb, name_nn, name_en, hue, position) values ('t', 't', 't', 't', 360, 1)`,
		/themes_hue_check/,
	],
	['removing a person who stands in a case', `delete from catalogue.people`, /case_people_person_id_fkey/],
	['a former address of nothing', `insert into catalogue.former_slugs (kind, slug) values ('case', 'x')`, /former_slugs_check/],
	[
		'a former address of another kind',
		`insert into catalogue.former_slugs (kind, slug, case_id) values ('person', 'x', :case)`,
		/former_slugs_check/,
	],
	[
		'words of a case without a transcript',
		`insert into transcript.turns (case_id, position, kind, language, text) values (:case, 0, 'speech', 'nb', 'x')`,
		/turns_case_id_language_fkey/,
	],
	[
		'a turn that ends before it starts',
		`with t as (insert into transcript.transcripts values (:case, 'nb')) insert into transcript.turns (case_id, position, kind, language, text, start_ms, end_ms) values (:case, 0, 'speech', 'nb', 'x', 2, 1)`,
		/turns_check/,
	],
	[
		'a file that is nowhere',
		`insert into media.files (case_id, position, kind, source, mime_type) values (:case, 0, 'audio', 'sound.mp3', 'audio/mpeg')`,
		/files_check/,
	],
	[
		'a stored file without its hash',
		`insert into media.files (case_id, position, kind, source, mime_type, storage_key) values (:case, 0, 'audio', 'x', 'y', 'ab/c.mp3')`,
		/files_check/,
	],
	[
		'a file outside the storage',
		`insert into media.files (case_id, position, kind, source, mime_type, storage_key, bytes, sha256) values (:case, 0, 'audio', 'x', 'y', '../c', 1, repeat('a', 64))`,
		/files_storage_key_check/,
	],
	[
		'something made of a recording that nobody knows',
		`insert into media.renditions values (repeat('a', 64), 'peaks', 'ab/p.dat', 'x/y', 1, repeat('a', 64))`,
		/renditions_source_sha256_fkey/,
	],
	[
		'an empty rendition',
		`with s as (insert into media.sources (sha256) values (repeat('a', 64))) insert into media.renditions values (repeat('a', 64), 'peaks', 'ab/p.dat', 'x/y', 0, repeat('a', 64))`,
		/renditions_bytes_check/,
	],
	[
		'a sound that lasts nobody knows how long',
		`with s as (insert into media.sources (sha256) values (repeat('a', 64))) insert into media.renditions values (repeat('a', 64), 'mp3', 'ab/p.mp3', 'x/y', 1, repeat('a', 64))`,
		/renditions_check/,
	],
	[
		'a recording refused without a reason',
		`insert into media.sources (sha256, state) values (repeat('a', 64), 'refused')`,
		/sources_check/,
	],
	[
		'a quote of half an hour',
		`with s as (insert into media.sources (sha256) values (repeat('a', 64))) insert into media.clips values (repeat('a', 64), 'sound', 0, 1800000, 'ab/c.mp3', 'x/y', 1, repeat('a', 64))`,
		/clips_check/,
	],
	[
		'a quiz question without a question',
		`insert into assessment.questions values (:case, 0, '{"kind": "single", "prompt": ""}', 'key')`,
		/questions_body_check/,
	],
	['a quiz that everybody passes', `insert into assessment.rules values (:case, 0, null, 0, false)`, /rules_pass_mark_check/],
	[
		'two attempts at one quiz at the same time',
		`with u as (insert into accounts.users (id, name, email) values (gen_random_uuid(), 'To', 'to@example.org') returning id)
			insert into assessment.attempts (user_id, case_id, seed, questions, rules) select id, :case, 1, '[]', '{}' from u, generate_series(1, 2)`,
		/attempts_one_open/,
	],
	[
		'an attempt that was handed in and has no result',
		`with u as (insert into accounts.users (id, name, email) values (gen_random_uuid(), 'Uten', 'uten@example.org') returning id)
			insert into assessment.attempts (user_id, case_id, seed, questions, rules, submitted_at) select id, :case, 1, '[]', '{}', now() from u`,
		/attempts_check/,
	],
	['feedback without a word', `insert into studio.feedback (message) values (E' \\n')`, /feedback_message_check/],
];

test.for(impossible)('the database refuses %s', async ([, statement, constraint], { db }) => {
	const { id } = await storeCase(db, { number: 'C0001', title: 'Den ene', people: [{ name: 'Kari Moe', role: 'guest' }] });
	const attempt = db.transaction().execute(async (tx) => {
		await sql.raw(statement.replaceAll(':case', String(id))).execute(tx);
	});
	await expect(attempt).rejects.toMatchObject({ constraint: expect.stringMatching(constraint) });
});
