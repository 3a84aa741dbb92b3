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
	const invitation = `${page}/guest/00000000-0000-4000-8000-000000000000`;
	const merge = `${page}/merge/00000000-0000-4000-8000-000000000000`;
	const imported = '/studio/imports/00000000-0000-4000-8000-000000000000';
	return {
		'GET /studio': forEditors('/studio'),
		'POST /studio?/create': formForEditors('/studio?/create', { title: '', language: 'nb' }),
		'GET /studio/insight': forEditors('/studio/insight'),
		'GET /studio/insight/case/[id]': forEditors(`/studio/insight/case/${caseId}`),
		'GET /studio/insight/case/[id]/[table].csv': askedByScripts(`/studio/insight/case/${caseId}/days.csv`),
		'GET /studio/imports': forEditors('/studio/imports'),
		'POST /studio/imports?/address': formForEditors('/studio/imports?/address', { kind: 'page', address: 'none' }),
		'POST /studio/imports?/text': formForEditors('/studio/imports?/text', { text: '' }),
		'GET /studio/imports/[which].[ending]': askedByScripts('/studio/imports/template.csv'),
		'GET /studio/imports/[id]': forEditors(imported, 404),
		'GET /studio/imports/[id]/news': askedByScripts(`${imported}/news`, 404),
		'POST /studio/imports/[id]?/choose': formForEditors(`${imported}?/choose`, {}, 404),
		'POST /studio/imports/[id]?/all': formForEditors(`${imported}?/all`, {}, 404),
		'POST /studio/imports/[id]?/none': formForEditors(`${imported}?/none`, {}, 404),
		'POST /studio/imports/[id]?/confirm': formForEditors(`${imported}?/confirm`, {}, 404),
		'POST /studio/imports/[id]?/discard': formForEditors(`${imported}?/discard`, {}, 404),
		'GET /studio/case/[id]': forEditors(page),
		'POST /studio/case/[id]': formForEditors(page, { title: '' }),
		'POST /studio/case/[id]/autosave': sentByScripts(`${page}/autosave`, { title: '' }),
		'POST /studio/case/[id]/presence': sentByScripts(`${page}/presence`, { part: 'form' }),
		'GET /studio/case/[id]/guest': forEditors(`${page}/guest`),
		'POST /studio/case/[id]/guest?/invite': formForEditors(`${page}/guest?/invite`, { name: '' }),
		'POST /studio/case/[id]/guest?/remind': formForEditors(`${page}/guest?/remind`, { id: 'none' }, 409),
		'POST /studio/case/[id]/guest?/withdraw': formForEditors(`${page}/guest?/withdraw`, { id: 'none' }, 303),
		'GET /studio/case/[id]/guest/[invitation]': forEditors(invitation, 404),
		'POST /studio/case/[id]/guest/[invitation]': formForEditors(invitation, { 'answer-0': 'Nei' }, 404),
		'GET /studio/questionnaires': forEditors('/studio/questionnaires'),
		'GET /studio/questionnaires/new': forEditors('/studio/questionnaires/new'),
		'POST /studio/questionnaires/new': formForEditors('/studio/questionnaires/new', { name: '' }),
		'GET /studio/questionnaires/[id]': forEditors('/studio/questionnaires/999999', 404),
		'POST /studio/questionnaires/[id]?/save': formForEditors('/studio/questionnaires/999999?/save', { name: '' }, 404),
		'POST /studio/questionnaires/[id]?/remove': formForEditors('/studio/questionnaires/999999?/remove', {}, 303),
		'GET /studio/questionnaires/guests': forEditors('/studio/questionnaires/guests'),
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
		// The owner's case has no text: to where one is brought in, and nothing to time again.
		'GET /studio/case/[id]/transcript': forEditors(`${page}/transcript`, 303),
		'POST /studio/case/[id]/transcript?/turns': formForEditors(`${page}/transcript?/turns`, {}),
		'POST /studio/case/[id]/transcript?/retime': formForEditors(`${page}/transcript?/retime`, {}, 409),
		'GET /studio/case/[id]/transcript/new': forEditors(`${page}/transcript/new`),
		'POST /studio/case/[id]/transcript/new?/preview': formForEditors(`${page}/transcript/new?/preview`, {}),
		'POST /studio/case/[id]/transcript/new?/take': formForEditors(`${page}/transcript/new?/take`, {}),
		'GET /studio/case/[id]/transcript/text': askedByScripts(`${page}/transcript/text`, 404),
		'POST /studio/case/[id]/transcript/text': { ...askedByScripts(`${page}/transcript/text`, 400), fields: {} },
		'GET /studio/case/[id]/transcript/timing': askedByScripts(`${page}/transcript/timing`),
		...catalogue,
		...settings,
		'GET /studio/case/[id]/versions': forEditors(`${page}/versions`),
		'GET /studio/case/[id]/versions/[number]': forEditors(`${page}/versions/1`),
		'POST /studio/case/[id]/versions/[number]': formForEditors(`${page}/versions/999`, {}, 404),
		'GET /studio/case/[id]/merge/[unmerged]': forEditors(merge, 404),
		'POST /studio/case/[id]/merge/[unmerged]?/settle': formForEditors(`${merge}?/settle`, {}, 404),
		'POST /studio/case/[id]/merge/[unmerged]?/drop': formForEditors(`${merge}?/drop`, {}, 303),
	};
}

/** For who runs the site only: editors find none of it. */
const settings: Addresses = {
	'GET /studio/settings': forEditors('/studio/settings', 404),
	'POST /studio/settings?/save': formForEditors('/studio/settings?/save', { setting: 'name', 'site-name': '' }, 404),
	'POST /studio/settings?/upload': formForEditors('/studio/settings?/upload', { setting: 'logo' }, 404),
	'POST /studio/settings?/reset': formForEditors('/studio/settings?/reset', { setting: 'none' }, 404),
	'GET /studio/settings/colours.svg': askedByScripts('/studio/settings/colours.svg?accent=%23000000', 404),
	'GET /studio/settings/operation': forEditors('/studio/settings/operation', 404),
	'POST /studio/settings/operation?/job': formForEditors('/studio/settings/operation?/job', { id: '0' }, 404),
	'POST /studio/settings/operation?/mail': formForEditors('/studio/settings/operation?/mail', {}, 404),
};

/** What cases are filed under, and webinars. */
const catalogue: Addresses = {
	'GET /studio/catalogue': forEditors('/studio/catalogue'),
	'GET /studio/catalogue/[kind]': forEditors('/studio/catalogue/person'),
	'POST /studio/catalogue/[kind]?/add': formForEditors('/studio/catalogue/person?/add', { nb: '' }),
	'POST /studio/catalogue/[kind]?/move': formForEditors('/studio/catalogue/theme?/move', { up: 'ingen' }, 404),
	'GET /studio/catalogue/[kind]/[slug]': forEditors('/studio/catalogue/person/gro-gjestad'),
	'POST /studio/catalogue/[kind]/[slug]?/save': formForEditors('/studio/catalogue/person/gro-gjestad?/save', { nb: '' }),
	'POST /studio/catalogue/[kind]/[slug]?/remove': formForEditors('/studio/catalogue/person/gro-gjestad?/remove', {}, 409),
	'GET /studio/catalogue/[kind]/[slug]/merge': forEditors('/studio/catalogue/person/gro-gjestad/merge'),
	'POST /studio/catalogue/[kind]/[slug]/merge': formForEditors(
		'/studio/catalogue/person/gro-gjestad/merge',
		{ into: 'ingen' },
		404,
	),
	'GET /studio/catalogue/duplicates/[kind]': forEditors('/studio/catalogue/duplicates/person'),
	'GET /studio/catalogue/webinars': forEditors('/studio/catalogue/webinars'),
	'POST /studio/catalogue/webinars?/create': formForEditors('/studio/catalogue/webinars?/create', { title: '' }),
	'GET /studio/catalogue/webinars/[id]': forEditors('/studio/catalogue/webinars/999999', 404),
	'POST /studio/catalogue/webinars/[id]?/save': formForEditors('/studio/catalogue/webinars/999999?/save', {}, 404),
	'POST /studio/catalogue/webinars/[id]?/callOff': formForEditors('/studio/catalogue/webinars/999999?/callOff', {}, 404),
	'POST /studio/catalogue/webinars/[id]?/hold': formForEditors('/studio/catalogue/webinars/999999?/hold', {}, 404),
	'POST /studio/catalogue/webinars/[id]?/case': formForEditors('/studio/catalogue/webinars/999999?/case', { part: '1' }, 404),
	'POST /studio/catalogue/webinars/[id]?/remove': formForEditors('/studio/catalogue/webinars/999999?/remove', {}, 404),
	'GET /studio/catalogue/webinars/[id]/sign-ups.csv': askedByScripts('/studio/catalogue/webinars/999999/sign-ups.csv', 404),
};
