import { readPage } from '#lib/catalogue/filter-address.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { invitationStates } from '#lib/studio/invitation.ts';
import { listGuests } from '#lib/studio/list-invitations.server.ts';

const perPage = 50;

export const load = async ({ locals: { db, viewer }, url }) => {
	const state = invitationStates.find((one) => one === url.searchParams.get('state'));
	const page = readPage(url.searchParams);
	const { guests, counts } = await listGuests(db, viewer, state, { limit: perPage, page });
	const total = Object.values(counts).reduce((sum, n) => sum + n, 0);
	return serverOnly({ guests, counts, total, state, page, pages: Math.ceil((state ? (counts[state] ?? 0) : total) / perPage) });
};
