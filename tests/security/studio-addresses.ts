import type { Address, Addresses } from './address.ts';
import type { Owner } from './people.ts';

/** For editors only: whoever is not signed in is asked to, for others there is no such page. */
const forEditors = (path: string, editor = 200): Address => ({ path, answers: [303, 404, 404, editor] });
const formForEditors = (path: string, fields: Record<string, string>, editor = 400): Address => ({
	...{ path, fields },
	answers: [303, 404, 404, editor],
});
/** What scripts send: nobody is led anywhere. */
const sentByScripts = (path: string, fields: Record<string, string>): Address => ({
	...{ path, fields },
	answers: [404, 404, 404, 200],
});

const askedByScripts = (path: string, editor = 200): Address => ({ path, answers: [404, 404, 404, editor] });

/** Where editors work. Sent things are wrong on purpose: nothing of the owner's is changed. */
export function studioAddresses({ caseId }: Owner): Addresses {
	const page = `/studio/case/${caseId}`;
	const merge = `${page}/merge/00000000-0000-4000-8000-000000000000`;
	return {
		'GET /studio': forEditors('/studio'),
		'POST /studio?/create': formForEditors('/studio?/create', { title: '', language: 'nb' }),
		'GET /studio/case/[id]': forEditors(page),
		'POST /studio/case/[id]': formForEditors(page, { title: '' }),
		'POST /studio/case/[id]/autosave': sentByScripts(`${page}/autosave`, { title: '' }),
		'POST /studio/case/[id]/presence': sentByScripts(`${page}/presence`, { part: 'form' }),
		'GET /studio/case/[id]/media': forEditors(`${page}/media`),
		'POST /studio/case/[id]/media?/save': formForEditors(`${page}/media?/save`, {}, 303),
		'POST /studio/case/[id]/media?/cancel': formForEditors(`${page}/media?/cancel`, { upload: 'none' }, 404),
		'GET /studio/case/[id]/media/news': askedByScripts(`${page}/media/news`),
		'GET /studio/case/[id]/publish': forEditors(`${page}/publish`),
		'POST /studio/case/[id]/publish': formForEditors(`${page}/publish`, { step: 'none' }),
		'GET /studio/case/[id]/quiz': forEditors(`${page}/quiz`),
		'POST /studio/case/[id]/quiz?/write': formForEditors(`${page}/quiz?/write`, {}),
		'POST /studio/case/[id]/quiz?/move': formForEditors(`${page}/quiz?/move`, {}),
		'POST /studio/case/[id]/quiz?/remove': formForEditors(`${page}/quiz?/remove`, {}),
		'POST /studio/case/[id]/quiz?/rules': formForEditors(`${page}/quiz?/rules`, {}),
		'POST /studio/case/[id]/quiz?/read': formForEditors(`${page}/quiz?/read`, {}),
		'POST /studio/case/[id]/quiz?/bring': formForEditors(`${page}/quiz?/bring`, {}),
		'GET /studio/case/[id]/quiz/preview': forEditors(`${page}/quiz/preview`),
		'POST /studio/case/[id]/quiz/preview': formForEditors(`${page}/quiz/preview`, {}, 200),
		'GET /studio/case/[id]/quiz/questions.[ending]': askedByScripts(`${page}/quiz/questions.gift`),
		'GET /studio/case/[id]/quiz/drafts': forEditors(`${page}/quiz/drafts`),
		'POST /studio/case/[id]/quiz/drafts?/ask': formForEditors(`${page}/quiz/drafts?/ask`, {}),
		'POST /studio/case/[id]/quiz/drafts?/take': formForEditors(`${page}/quiz/drafts?/take`, { id: 'none' }, 409),
		'POST /studio/case/[id]/quiz/drafts?/leave': formForEditors(`${page}/quiz/drafts?/leave`, { id: 'none' }, 409),
		'GET /studio/case/[id]/transcript': forEditors(`${page}/transcript`),
		'POST /studio/case/[id]/transcript?/turns': formForEditors(`${page}/transcript?/turns`, {}),
		'POST /studio/case/[id]/transcript?/retime': formForEditors(`${page}/transcript?/retime`, {}),
		'GET /studio/case/[id]/transcript/new': forEditors(`${page}/transcript/new`),
		'POST /studio/case/[id]/transcript/new?/preview': formForEditors(`${page}/transcript/new?/preview`, {}),
		'POST /studio/case/[id]/transcript/new?/take': formForEditors(`${page}/transcript/new?/take`, {}),
		// The owner's case has no text.
		'GET /studio/case/[id]/transcript/text': askedByScripts(`${page}/transcript/text`, 404),
		'POST /studio/case/[id]/transcript/text': { ...askedByScripts(`${page}/transcript/text`, 400), fields: {} },
		'GET /studio/case/[id]/transcript/timing': askedByScripts(`${page}/transcript/timing`),
		'GET /studio/case/[id]/versions': forEditors(`${page}/versions`),
		'GET /studio/case/[id]/versions/[number]': forEditors(`${page}/versions/1`),
		'POST /studio/case/[id]/versions/[number]': formForEditors(`${page}/versions/999`, {}, 404),
		'GET /studio/case/[id]/merge/[unmerged]': forEditors(merge, 404),
		'POST /studio/case/[id]/merge/[unmerged]?/settle': formForEditors(`${merge}?/settle`, {}, 404),
		'POST /studio/case/[id]/merge/[unmerged]?/drop': formForEditors(`${merge}?/drop`, {}, 303),
	};
}
