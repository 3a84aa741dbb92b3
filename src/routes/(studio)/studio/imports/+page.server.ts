import { fail, redirect } from '@sveltejs/kit';
import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { readPage } from '#lib/catalogue/filter-address.ts';
import { Conflict } from '#lib/platform/errors.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { beginImportOfAddress, beginImportOfText, importFolder } from '#lib/studio/begin-import.server.ts';
import { importBytes, importKinds } from '#lib/studio/imports.ts';
import { listImports } from '#lib/studio/open-import.server.ts';
import { formText } from '../../../(member)/form-text.ts';

const perPage = 25;

export const load = async ({ locals: { db, viewer }, url }) => {
	const page = readPage(url.searchParams);
	const { imports, total } = await listImports(db, viewer, { limit: perPage, page });
	const kind = importKinds.find((one) => one === url.searchParams.get('kind'));
	const problem = url.searchParams.get('problem') ?? undefined;
	return serverOnly({ imports, total, page, pages: Math.ceil(total / perPage), kind, problem, importBytes });
};

export const actions = {
	address: async ({ locals: { db, viewer, locale, config }, request }) => {
		mustBeEditor(viewer);
		const text = await formText(request);
		const [kind, address] = [text('kind') === 'feed' ? ('feed' as const) : ('page' as const), text('address').trim()];
		if (!/^https?:$/.test(URL.parse(address)?.protocol ?? ''))
			return fail(400, { kind, problem: 'noAddress' as const, given: address });
		const brought = { kind, name: address, address, language: locale };
		const id = await beginImportOfAddress(db, viewer, importFolder(config.dataDir), brought).catch(tooMany);
		if (!id) return fail(409, { kind, problem: 'tooMany' as const, given: address });
		redirect(303, paths.studioImport(locale, id));
	},
	text: async ({ locals: { db, viewer, locale, config }, request }) => {
		mustBeEditor(viewer);
		const pasted = (await formText(request))('text');
		if (pasted.trim() === '') return fail(400, { kind: 'page' as const, problem: 'noText' as const, given: '' });
		const brought = { kind: 'page' as const, name: '', language: locale };
		const id = await beginImportOfText(db, viewer, importFolder(config.dataDir), pasted, brought).catch(tooMany);
		if (!id) return fail(409, { kind: 'page' as const, problem: 'tooMany' as const, given: '' });
		redirect(303, paths.studioImport(locale, id));
	},
};

function tooMany(error: unknown): undefined {
	if (!(error instanceof Conflict)) throw error;
}
