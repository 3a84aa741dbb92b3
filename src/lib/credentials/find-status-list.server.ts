import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { SignedCredential } from './certificate.ts';

/** The latest edition of a status list, in both signed forms; throws NotFound. */
export async function findStatusList(
	db: Db,
	number: number,
): Promise<{ credential: SignedCredential; jwt: string; signedAt: Date }> {
	const list = await db.selectFrom('credentials.status_lists').selectAll().where('number', '=', number).executeTakeFirst();
	if (!list) throw new NotFound(`There is no status list ${number}.`);
	return { credential: list.credential as SignedCredential, jwt: list.jwt, signedAt: list.signed_at };
}
