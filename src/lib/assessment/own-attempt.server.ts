import { sql } from 'kysely';
import { z } from 'zod';
import type { Member } from '#lib/accounts/viewer.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { type Attempt, toAttempt } from './attempt.ts';

interface Which {
	id: string;
	/** Whether nobody else may change it until the transaction ends. */
	locked?: boolean;
}

/** A member's own attempt at the quiz of a case that they may see; throws NotFound for all others. */
export async function findOwnAttempt(db: Db, viewer: Member, { id, locked = false }: Which): Promise<Attempt> {
	const row = z.uuid().safeParse(id).success
		? await db
				.selectFrom('assessment.attempts as a')
				.innerJoin('catalogue.cases as c', 'c.id', 'a.case_id')
				.selectAll('a')
				.where('a.id', '=', id)
				.where('a.user_id', '=', viewer.id)
				.where(visible(viewer))
				.$if(locked, (query) => query.modifyEnd(sql`for update of a`))
				.executeTakeFirst()
		: undefined;
	if (!row) throw new NotFound('There is no such attempt. Begin the quiz from the page of its case.');
	return toAttempt(row);
}
