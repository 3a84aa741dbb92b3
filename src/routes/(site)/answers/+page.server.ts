import { listQuestions } from '#lib/catalogue/list-questions.server.ts';
import { serverOnly } from '#lib/platform/server-only.ts';

export const load = async ({ locals: { db, viewer, dependsOn } }) => {
	dependsOn('list');
	return serverOnly({ questions: await listQuestions(db, viewer) });
};
