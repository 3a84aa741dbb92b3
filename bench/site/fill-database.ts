import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { seedDefaults } from '../../src/lib/catalogue/seed-defaults.server.ts';
import { type Db, openDatabase } from '../../src/lib/platform/db.ts';
import { migrate } from '../../src/lib/platform/migrate.ts';
import { inventSentences } from './invented-sentences.ts';

/** How much there is: cases, and about how many words each. */
export interface Size {
	cases: number;
	words: number;
}

const root = join(import.meta.dirname, '../..');
const wordsPerTurn = 52;

/** The data folder of an embedded database with that many invented cases; one from an earlier run is used again. */
export async function prepareData(size: Size): Promise<string> {
	const folder = join(root, '.cache/bench', `cases-${size.cases}-words-${size.words}`);
	const stampFile = join(folder, 'stamp');
	const stamp = versionOf(size);
	if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return folder;
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	console.error(`Writing ${size.cases} invented cases of ${size.words} words …`);
	const database = await openDatabase({ dataDir: folder, databaseUrl: undefined });
	try {
		await migrate(database);
		await seedDefaults(database.db);
		await fill(database.db, size);
	} finally {
		await database.close();
	}
	writeFileSync(stampFile, stamp);
	return folder;
}

function versionOf(size: Size): string {
	const migrations = join(root, 'db/migrations');
	const files = [
		...readdirSync(migrations).map((file) => join(migrations, file)),
		join(import.meta.dirname, 'invented-sentences.ts'),
		import.meta.filename,
	];
	const hash = createHash('sha256').update(JSON.stringify(size));
	for (const file of files) hash.update(readFileSync(file));
	return hash.digest('hex');
}

async function fill(db: Db, { cases, words }: Size): Promise<void> {
	await db.connection().execute(async (connection) => {
		await sql`create temporary table sentences (at int primary key, text text)`.execute(connection);
		await sql`insert into sentences select ordinality - 1, text from unnest(${inventSentences(2_000)}::text[]) with ordinality s(text)`.execute(
			connection,
		);
		// Any sentence, the same one for the same case and place in it.
		await sql`create function pg_temp.sentence(n int, place int) returns text stable language sql as
			'select text from sentences where at = (n::bigint * 7919 + place) % 2000'`.execute(connection);
		for (const statement of statements(cases, Math.max(1, Math.round(words / wordsPerTurn))))
			await sql.raw(statement).execute(connection);
		await sql`analyze`.execute(connection);
	});
}

/** One statement a table. Cases share hosts, guests, organisations, places and series as in a real catalogue. */
function statements(cases: number, turns: number): string[] {
	const each = `from generate_series(1, ${cases}) n`;
	const guests = Math.ceil(cases / 2);
	const organisations = Math.ceil(cases / 4);
	const guest = `21 + n % ${guests}`;
	return [
		`insert into catalogue.people (slug, name) select 'oppdiktet-person-' || i, 'Oppdikta Person ' || i from generate_series(1, ${guests + 20}) i`,
		`insert into catalogue.organisations (slug, name) select 'oppdiktet-bedrift-' || i, 'Oppdikta Bedrift ' || i || ' AS' from generate_series(1, ${organisations}) i`,
		`insert into catalogue.places (slug, name) select 'oppdiktet-sted-' || i, 'Oppdikta Sted ' || i from generate_series(1, 40) i`,
		`insert into catalogue.series (slug, name) select 'oppdiktet-serie-' || i, 'Oppdikta Serie ' || i from generate_series(1, 10) i`,
		`insert into catalogue.questions (slug, text) select 'sporsmal-' || i, 'Hva er spørsmål nummer ' || i || ' innen {tema}?' from generate_series(1, 12) i`,
		`insert into catalogue.cases (slug, number, guid, title, ingress, language, status, published_at, recorded_on, duration_ms, place_id, series_id, reflection_question, forms)
			select 'oppdiktet-sak-' || n, 'C' || lpad(n::text, greatest(4, length(n::text)), '0'), 'bench-' || n,
				'Oppdiktet sak ' || n || ' om ' || lower(left(pg_temp.sentence(n, 1), 40)),
				pg_temp.sentence(n, 2) || ' ' || pg_temp.sentence(n, 3), (array['nb', 'nb', 'nn', 'en'])[1 + n % 4], 'published',
				timestamptz '2026-01-01 12:00Z' - n * interval '1 hour', date '2018-01-01' + n % 2800,
				${turns * 20_000}, 1 + n % 40, 1 + n % 10, pg_temp.sentence(n, 4), '{listen,read}' ${each}`,
		`insert into catalogue.case_people (case_id, position, person_id, role, title, organisation_id)
			select n, 1, ${guest}, 'guest', 'oppdiktet daglig leder', 1 + n % ${organisations} ${each}
			union all select n, 2, 1 + n % 20, 'host', null, null ${each}`,
		`insert into catalogue.case_organisations (case_id, position, organisation_id) select n, 1, 1 + n % ${organisations} ${each}`,
		`insert into catalogue.case_themes (case_id, position, theme_id)
			select n, 1, 1 + n % 15 ${each} union all select n, 2, 1 + (n + 7) % 15 ${each}`,
		`insert into catalogue.case_perspectives (case_id, position, perspective_id) select n, 1, 1 + n % 10 ${each}`,
		`insert into catalogue.case_goals (case_id, position, goal) select n, 1, 1 + n % 17 ${each}`,
		`insert into catalogue.filings (kind, term_id, case_id, published_at)
			select kind, term_id, id, published_at from catalogue.cases cross join lateral (
				select 'theme' as kind, theme_id as term_id from catalogue.case_themes where case_id = id
				union select 'perspective', perspective_id from catalogue.case_perspectives where case_id = id
				union select 'person', person_id from catalogue.case_people where case_id = id
				union select 'organisation', organisation_id from catalogue.case_organisations where case_id = id
				union select 'organisation', organisation_id from catalogue.case_people where case_id = id and organisation_id is not null
				union select 'place', place_id union select 'series', series_id
				union select 'goal', goal from catalogue.case_goals where case_id = id
			) as filed`,
		`insert into catalogue.quotes (case_id, position, text, speaker) select n, 1, pg_temp.sentence(n, 5), 'Oppdikta Person ' || ${guest} ${each}`,
		`insert into catalogue.outcomes (case_id, position, text) select n, i, pg_temp.sentence(n, 5 + i) ${each}, generate_series(1, 4) i`,
		`insert into catalogue.literature (case_id, position, kind, text, url)
			select n, i, case when i = 4 then 'more' else 'literature' end, pg_temp.sentence(n, 10 + i), 'https://example.org/' || n || '/' || i
			${each}, generate_series(1, 4) i`,
		`insert into catalogue.answers (case_id, position, question_id, theme_slot, answer)
			select n, i, i, 'læring', pg_temp.sentence(n, 20 + 2 * i) || ' ' || pg_temp.sentence(n, 21 + 2 * i) ${each}, generate_series(1, 12) i`,
		`insert into catalogue.hashtags (case_id, position, tag) select n, i, 'oppdikta' || i ${each}, generate_series(1, 3) i`,
		`insert into catalogue.links (case_id, position, label, url) select n, 1, 'Oppdikta nettsted', 'https://example.org/' || n ${each}`,
		`insert into catalogue.related_cases (case_id, position, number)
			select n, i, 'C' || lpad(o::text, greatest(4, length(o::text)), '0') ${each}, generate_series(1, 3) i, lateral (select 1 + (n + i) % ${cases} as o) x`,
		`insert into media.files (case_id, position, kind, source, mime_type, bytes, duration_ms)
			select n, 1, 'audio', 'https://example.org/' || n || '.mp3', 'audio/mpeg', 14000000, ${turns * 20_000} ${each}`,
		`insert into transcript.transcripts (case_id, language) select n, 'nb' ${each}`,
		`insert into transcript.turns (case_id, position, kind, language, speaker, text, start_ms, end_ms, sentences)
			select n, t, 'speech', 'nb', case when t % 2 = 1 then 'Oppdikta Person ' || 1 + n % 20 else 'Oppdikta Person ' || ${guest} end,
				said.text, (t - 1) * 20000, t * 20000, said.sentences
			from generate_series(1, ${cases}) n, generate_series(1, ${turns}) t, lateral (
				select string_agg(s.text, ' ' order by k) as text, jsonb_agg(jsonb_build_array(
					length(s.text) + 1, (t - 1) * 20000 + k * 5000, (t - 1) * 20000 + k * 5000 + 4800, 'aligned', 0.95) order by k) as sentences
				from generate_series(0, 3) k join sentences s on s.at = (n::bigint * 7919 + 50 + t * 4 + k) % 2000
			) as said`,
	];
}
