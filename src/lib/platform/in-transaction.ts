import type { Db } from './db.ts';

/** Does the work in a transaction: the caller's, if there is one, else one of its own. */
export function inTransaction<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
	return db.isTransaction ? work(db) : db.transaction().execute(work);
}
