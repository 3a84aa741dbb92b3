import { fail, redirect } from '@sveltejs/kit';
import { paths } from '#lib/platform/paths.ts';
import { openSecret } from '#lib/platform/secret.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { storable } from '#lib/platform/storable-text.ts';
import { type GuestFields, readGuestFields } from '#lib/studio/guest-fields.ts';
import { openForGuest } from '#lib/studio/open-invitation.server.ts';
import { saveGuestWork, sendAnswers } from '#lib/studio/save-guest-work.server.ts';
import { approveAsGuest, refuseAsGuest } from '#lib/studio/settle-approval.server.ts';
import { secretHeaders } from '../../../(member)/secret-headers.ts';
import type { RequestEvent } from './$types';
import { inTurn } from './guest-limit.ts';
import type { GuestTrouble } from './guest-problems.ts';

const news = ['saved', 'sent', 'approved', 'approvedOlder', 'refused'] as const;

export const load = async ({ locals: { db }, params: { token }, url, setHeaders }) => {
	setHeaders({ ...secretHeaders, 'x-robots-tag': 'noindex' });
	const view = await openForGuest(db, token);
	return serverOnly({ ...view, token, done: news.find((one) => url.searchParams.get('done') === one) });
};

/** What a guest has typed stands in the page again, whatever is wrong. */
function refuse(status: number, fields: GuestFields, reason: string, trouble: { because: GuestTrouble; problems?: object[] }) {
	return fail(status, { because: trouble.because, problems: trouble.problems ?? [], fields, reason });
}

/** What every button of the page sends. */
async function readForm(request: Request) {
	const form = await request.formData();
	const text = (name: string) => storable(String(form.get(name) ?? ''));
	return { fields: readGuestFields(form), reason: text('reason'), version: Number(/^\d{1,9}$/.exec(text('version'))?.[0] ?? 0) };
}

type Event = RequestEvent;

export const actions = {
	/** Without JavaScript; with it the page saves by itself. */
	save: async (event: Event) => {
		const { fields, reason } = await readForm(event.request);
		const kept = await inTurn(event.getClientAddress(), () => saveGuestWork(event.locals.db, event.params.token, fields));
		if (kept === 'busy') return refuse(429, fields, reason, { because: 'busy' });
		if (kept.problems.length > 0) return refuse(400, fields, reason, { because: 'tooLong', problems: kept.problems });
		return done(event, 'saved');
	},
	send: async (event: Event) => {
		const { fields, reason } = await readForm(event.request);
		const { db, house, token } = placeOf(event);
		const outcome = await inTurn(event.getClientAddress(), () => sendAnswers(db, house, token, fields));
		if (outcome === 'busy') return refuse(429, fields, reason, { because: 'busy' });
		return outcome.sent ? done(event, 'sent') : refuse(400, fields, reason, outcome);
	},
	approve: async (event: Event) => {
		const { fields, reason, version } = await readForm(event.request);
		const { db, house, token } = placeOf(event);
		const outcome = await inTurn(event.getClientAddress(), () => approveAsGuest(db, house, token, { version, fields }));
		if (outcome === 'busy') return refuse(429, fields, reason, { because: 'busy' });
		if (!outcome.approved) return refuse(outcome.because === 'gone' ? 409 : 400, fields, reason, outcome);
		return done(event, outcome.isNewest ? 'approved' : 'approvedOlder');
	},
	refuse: async (event: Event) => {
		const { fields, reason } = await readForm(event.request);
		const { db, house, token } = placeOf(event);
		const outcome = await inTurn(event.getClientAddress(), () => refuseAsGuest(db, house, token, { reason, fields }));
		if (outcome === 'busy') return refuse(429, fields, reason, { because: 'busy' });
		return outcome.refused ? done(event, 'refused') : refuse(400, fields, reason, outcome);
	},
};

function placeOf({ locals: { db, config }, params: { token } }: Event) {
	return { db, token, house: { config, secret: openSecret(config) } };
}

function done({ locals: { locale }, params: { token } }: Event, what: (typeof news)[number]): never {
	redirect(303, `${paths.guest(locale, token)}?done=${what}`);
}
