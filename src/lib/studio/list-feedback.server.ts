import type { Db } from '#lib/platform/db.ts';

/** What readers told the people behind the site, newest first. */
export async function listFeedback(db: Db) {
	return db
		.selectFrom('studio.feedback')
		.select(['message', 'page', 'contact', 'sent_at as sentAt'])
		.orderBy('sent_at', 'desc')
		.execute();
}
