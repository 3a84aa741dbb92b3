import { fail, redirect } from '@sveltejs/kit';
import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { openKeptWebinar } from '#lib/catalogue/open-webinar.server.ts';
import { removeWebinar, saveWebinar } from '#lib/catalogue/save-webinar.server.ts';
import { calledOffBecause, isOver } from '#lib/catalogue/webinar.ts';
import { Conflict } from '#lib/platform/errors.ts';
import { paths } from '#lib/platform/paths.ts';
import { openSecret } from '#lib/platform/secret.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { callOff, takeBack } from '#lib/studio/call-off.server.ts';
import { listSignUps, tellSignedUp } from '#lib/studio/list-sign-ups.server.ts';
import { makeRecordingCase } from '#lib/studio/recording-case.server.ts';
import { checkWebinar, newPart, readWebinarValues, valuesOfWebinar } from '#lib/studio/webinar-form.ts';
import { formText } from '../../../../../(member)/form-text.ts';
import { idOf } from '../../../id-of.ts';

export const load = async ({ locals: { db, viewer, config }, params, url }) => {
	mustBeEditor(viewer);
	const webinar = await openKeptWebinar(db, viewer, idOf(params.id, 'webinar'));
	const signUps = await listSignUps(db, viewer, openSecret(config), webinar.id);
	const told = /^\d{1,6}$/.exec(url.searchParams.get('told') ?? '')?.[0];
	const kind = kinds.find((one) => url.searchParams.has(one));
	const values = valuesOfWebinar(webinar);
	return serverOnly({
		webinar,
		values: { ...values, parts: [...values.parts, newPart] },
		isOver: isOver(webinar),
		signUps,
		news: kind && { kind, told: Number(told ?? 0) },
	});
};

const kinds = ['saved', 'calledOff', 'held'] as const;

export const actions = {
	save: async ({ locals: { db, viewer, locale, config }, params, request }) => {
		mustBeEditor(viewer);
		const [id, text] = [idOf(params.id, 'webinar'), await formText(request)];
		const values = readWebinarValues(text);
		const base = new Date(Number(text('base')));
		const checked = checkWebinar(values);
		if ('problems' in checked) return fail(400, { problems: checked.problems, values, base: base.getTime() });
		try {
			const told = await db.transaction().execute(async (tx) => {
				const { isMoved } = await saveWebinar(tx, viewer, { id, base, content: checked.content });
				const tells = isMoved && checked.content.isPublished && text('tells') !== '';
				return tells ? tellSignedUp(tx, { config, secret: openSecret(config) }, viewer, id) : 0;
			});
			return redirect(303, `${paths.studioWebinar(locale, id)}?saved&told=${told}`);
		} catch (error) {
			if (!(error instanceof Conflict)) throw error;
			return fail(409, { problems: [], values, isElsewhere: true, base: base.getTime() });
		}
	},
	callOff: async ({ locals: { db, viewer, locale, config }, params, request }) => {
		mustBeEditor(viewer);
		const [id, text] = [idOf(params.id, 'webinar'), await formText(request)];
		const because = calledOffBecause.safeParse(text('because'));
		if (!because.success) return fail(400, { problems: [], because: text('because'), isTooLong: true });
		try {
			const told = await callOff(db, { config, secret: openSecret(config) }, viewer, { id, because: because.data });
			return redirect(303, `${paths.studioWebinar(locale, id)}?calledOff&told=${told}`);
		} catch (error) {
			if (!(error instanceof Conflict)) throw error;
			return fail(409, { problems: [], because: text('because'), isTurned: true });
		}
	},
	hold: async ({ locals: { db, viewer, locale, config }, params }) => {
		mustBeEditor(viewer);
		const id = idOf(params.id, 'webinar');
		try {
			const told = await takeBack(db, { config, secret: openSecret(config) }, viewer, id);
			return redirect(303, `${paths.studioWebinar(locale, id)}?held&told=${told}`);
		} catch (error) {
			if (!(error instanceof Conflict)) throw error;
			return fail(409, { problems: [], isTurned: true });
		}
	},
	case: async ({ locals: { db, viewer, locale }, params, request }) => {
		mustBeEditor(viewer);
		const text = await formText(request);
		const caseId = await makeRecordingCase(db, viewer, idOf(params.id, 'webinar'), idOf(text('part'), 'webinar'));
		redirect(303, paths.studioCase(locale, caseId));
	},
	remove: async ({ locals: { db, viewer, locale }, params }) => {
		mustBeEditor(viewer);
		try {
			await removeWebinar(db, viewer, idOf(params.id, 'webinar'));
		} catch (error) {
			if (!(error instanceof Conflict)) throw error;
			return fail(409, { problems: [], isOut: true });
		}
		redirect(303, paths.studioWebinars(locale));
	},
};
