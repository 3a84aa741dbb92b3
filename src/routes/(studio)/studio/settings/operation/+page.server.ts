import { join } from 'node:path';
import { redirect } from '@sveltejs/kit';
import { mustRunSite } from '#lib/accounts/viewer.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { judgeOperation } from '#lib/studio/judge-operation.ts';
import { lookAtOperation } from '#lib/studio/look-at-operation.server.ts';
import { sendTestMail } from '#lib/studio/send-test-mail.server.ts';
import { settleJob } from '#lib/studio/settle-jobs.server.ts';
import packageJson from '../../../../../../package.json' with { type: 'json' };
import { formText } from '../../../../(member)/form-text.ts';
import { lookAtSearch } from './look-around.ts';

const news = ['retried', 'removed', 'gone', 'sent'] as const;

export const load = async ({ locals: { db, viewer, config, search }, url }) => {
	const state = await lookAtOperation(db, viewer, config);
	const searching = await lookAtSearch(search, join(config.dataDir, 'search'));
	const surroundings = { now: new Date(), searchAnswers: searching.state === 'answers', production: config.production };
	return serverOnly({
		...{ state, searching, findings: judgeOperation(state, surroundings) },
		...{ hasSearchServer: config.searchServer !== undefined, versions: { dugnad: packageJson.version, node: process.version } },
		news: news.find((one) => one === url.searchParams.get('done')),
	});
};

export const actions = {
	job: async ({ locals: { db, viewer, locale }, request }) => {
		mustRunSite(viewer);
		const text = await formText(request);
		const id = /^\d{1,15}$/.test(text('id')) ? Number(text('id')) : 0;
		const how = text('how') === 'remove' ? 'remove' : 'retry';
		const isSettled = await settleJob(db, viewer, { id, how });
		const done: (typeof news)[number] = isSettled ? (how === 'retry' ? 'retried' : 'removed') : 'gone';
		redirect(303, `${paths.studioOperation(locale)}?done=${done}#jobs`);
	},
	mail: async ({ locals: { db, viewer, locale, config } }) => {
		await sendTestMail(db, viewer, { config, locale });
		redirect(303, `${paths.studioOperation(locale)}?done=sent#mail`);
	},
};
