import { fail, redirect } from '@sveltejs/kit';
import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { readPage } from '#lib/catalogue/filter-address.ts';
import { Conflict } from '#lib/platform/errors.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { importFolder } from '#lib/studio/begin-import.server.ts';
import { chooseAll, chooseItems, confirmImport, discardImport, type ImportChoice } from '#lib/studio/confirm-import.server.ts';
import { outcomes } from '#lib/studio/imports.ts';
import { listImportItems, openImport } from '#lib/studio/open-import.server.ts';

const perPage = 50;

export const load = async ({ locals: { db, viewer }, params: { id }, url }) => {
	const shown = await openImport(db, viewer, id);
	const wanted = outcomes.find((one) => one === url.searchParams.get('show'));
	const outcome = wanted ?? outcomes.find((one) => shown.counts[one] > 0) ?? 'create';
	const page = readPage(url.searchParams);
	const isRead = shown.state !== 'reading' && shown.state !== 'failed';
	const items = isRead ? await listImportItems(db, viewer, id, outcome, { limit: perPage, page }) : [];
	return serverOnly({ shown, outcome, items, page, pages: Math.ceil(shown.counts[outcome] / perPage) });
};

export const actions = {
	choose: async ({ locals: { db, viewer, locale }, params: { id }, request, url }) => {
		mustBeEditor(viewer);
		const { choice } = readChoice(await request.formData());
		return (await orConflict(chooseItems(db, viewer, id, choice))) ?? redirect(303, here(locale, id, url));
	},
	all: async ({ locals: { db, viewer, locale }, params: { id }, url }) =>
		(await orConflict(chooseAll(db, viewer, id, true))) ?? redirect(303, here(locale, id, url)),
	none: async ({ locals: { db, viewer, locale }, params: { id }, url }) =>
		(await orConflict(chooseAll(db, viewer, id, false))) ?? redirect(303, here(locale, id, url)),
	confirm: async ({ locals: { db, viewer, locale }, params: { id }, request }) => {
		mustBeEditor(viewer);
		const form = await request.formData();
		const { choice, others } = readChoice(form);
		const expected = others + choice.chosen.length;
		if (expected === 0) return fail(400, { problem: 'none' as const });
		const how = { publishes: form.has('publishes'), copies: form.has('copies') };
		return (
			(await orConflict(confirmImport(db, viewer, { id, ...how, choice, expected }))) ??
			redirect(303, paths.studioImport(locale, id))
		);
	},
	discard: async ({ locals: { db, viewer, locale, config }, params: { id } }) =>
		(await orConflict(discardImport(db, viewer, importFolder(config.dataDir), id))) ??
		redirect(303, paths.studioPlace(locale, 'imports')),
};

/** What is chosen on the page, and how many cases are chosen on others. */
function readChoice(form: FormData): { choice: ImportChoice; others: number } {
	const numbers = (name: string) =>
		form
			.getAll(name)
			.map(Number)
			.filter((value) => Number.isInteger(value) && value >= 0 && value < 2 ** 31);
	const [others = 0] = numbers('others');
	const shown = numbers('shown');
	return { choice: { shown, chosen: numbers('take').filter((position) => shown.includes(position)) }, others };
}

/** Back to the same page of the same list. */
function here(locale: App.Locals['locale'], id: string, { searchParams }: URL): string {
	const kept = ['show', 'page'].flatMap((name) => (searchParams.has(name) ? [[name, searchParams.get(name) ?? '']] : []));
	const query = new URLSearchParams(kept);
	return `${paths.studioImport(locale, id)}${query.size > 0 ? `?${query}` : ''}`;
}

async function orConflict(work: Promise<void>) {
	try {
		await work;
	} catch (error) {
		if (error instanceof Conflict)
			return fail(409, { problem: error.field === 'chosen' ? ('chosen' as const) : ('state' as const) });
		throw error;
	}
}
