import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { mustBeEditor } from '#lib/accounts/viewer.ts';
import {
	listOrganisations,
	listPeople,
	listPerspectives,
	listPlaces,
	listSeries,
	listThemes,
} from '#lib/catalogue/list-terms.server.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { changeRows } from '#lib/studio/change-rows.ts';
import { valuesOf } from '#lib/studio/form-values.ts';
import { openEditedCase } from '#lib/studio/open-edited-case.server.ts';
import { caseIdOf } from '../case-id.ts';
import { readSentForm, saveForm } from './save-form.ts';

/** So many names are offered while one writes; there may be tens of thousands. */
const mostOffered = 500;

export const load = async ({ locals: { db, viewer, locale }, params, url }) => {
	const { document, version } = await openEditedCase(db, viewer, caseIdOf(params));
	const [theme, perspective, people, organisations, places, series] = await Promise.all([
		chosenNames(await listThemes(db, viewer, 'nb'), await listThemes(db, viewer, locale)),
		chosenNames(await listPerspectives(db, viewer, 'nb'), await listPerspectives(db, viewer, locale)),
		listPeople(db, viewer, locale).then(names),
		listOrganisations(db, viewer, locale).then(names),
		listPlaces(db, viewer, locale).then(names),
		listSeries(db, viewer, locale).then(names),
	]);
	// Who speaks here is most likely meant.
	const speakers = document.transcript?.turns.flatMap(({ speaker }) => speaker ?? []) ?? [];
	const likely = [...new Set([...speakers, ...people])];
	const offered = { themes: theme, perspectives: perspective, people: likely, organisations, places, series };
	const state = { values: valuesOf(document.case), base: version, session: randomUUID() };
	return serverOnly({ ...state, offered, isSaved: url.searchParams.has('saved'), hasOthers: url.searchParams.has('others') });
};

/** Terms are stored by their bokmål name and offered in the reader's language. */
function chosenNames(stored: { slug: string; name: string }[], shown: { slug: string; name: string }[]) {
	const byslug = new Map(shown.map(({ slug, name }) => [slug, name]));
	return stored.map(({ slug, name }) => ({ value: name, name: byslug.get(slug) ?? name }));
}

function names(terms: { name: string }[]): string[] {
	return terms.slice(0, mostOffered).map(({ name }) => name);
}

export const actions = {
	default: async ({ locals: { db, viewer, locale }, params, request }) => {
		mustBeEditor(viewer);
		const id = caseIdOf(params);
		const sent = readSentForm(await request.formData());
		const { values, base, session } = sent;
		const changed = changeRows(values, sent.pressed);
		if (changed) return { ...changed, base, session };
		const outcome = await saveForm(db, viewer, id, sent);
		if ('troubles' in outcome) return fail(400, { values, base, session, troubles: outcome.troubles });
		if ('refusal' in outcome) return fail(409, { values, base, session, refusal: outcome.refusal });
		if (!outcome.saved) redirect(303, paths.studioMerge(locale, id, outcome.unmerged));
		redirect(303, `${paths.studioCase(locale, id)}?${outcome.others ? 'others' : 'saved'}`);
	},
};
