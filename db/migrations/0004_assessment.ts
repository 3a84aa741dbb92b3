import { type Kysely, sql } from 'kysely';

/** Quiz questions with their keys, in the form of `quizQuestion`. */
export async function up(db: Kysely<never>): Promise<void> {
	await sql`
create schema assessment;
create table assessment.questions (
	case_id int not null references catalogue.cases on delete cascade,
	position int not null,
	body jsonb not null check (body ? 'kind' and body ->> 'prompt' <> ''),
	primary key (case_id, position)
);
`.execute(db);
}
