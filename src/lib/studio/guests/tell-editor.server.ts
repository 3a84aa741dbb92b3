import { sql } from 'kysely';
import { countTry } from '#lib/accounts/limit-addresses.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { localeNamed } from '#lib/platform/locale.ts';
import { queueMail } from '#lib/platform/mail.server.ts';
import type { GuestHouse } from '../guest-link.ts';
import type { OpenInvitation } from '../open-invitation.server.ts';
import { type EditorNews, letterToEditor } from './guest-mails.ts';

/** Tells by mail whoever invited a guest what has come of it, while they are still an editor. */
export async function tellEditor(
	tx: Db,
	house: GuestHouse,
	{ id, invitedBy, caseId, guestName }: OpenInvitation,
	news: EditorNews,
): Promise<void> {
	const { rows } = await sql<{ email: string; locale: string; title: string }>`
		select u.email, u.locale, c.title from accounts.users u join catalogue.cases c on c.id = ${caseId}
		where u.id = ${invitedBy} and u.role in ('editor', 'operator')
	`.execute(tx);
	if (!rows[0] || (await countTry(tx, `/guest|${id}`, mostNews)) > 0) return;
	const about = { ...rows[0], locale: localeNamed(rows[0].locale), caseId, guestName };
	await queueMail(tx, house.secret, letterToEditor(house, about, news), goodForS);
}

/** Who says yes and no by turns fills nobody's mailbox; what they said last stands in the studio. */
const mostNews = { most: 6, windowS: 60 * 60 };
/** Three days: editors are at home at weekends. */
const goodForS = 3 * 24 * 60 * 60;
