import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { readGuestFields } from '#lib/studio/guest-fields.ts';
import { osloTime } from '#lib/studio/oslo-time.ts';
import { saveGuestWork } from '#lib/studio/save-guest-work.server.ts';
import { secretHeaders } from '../../../../(member)/secret-headers.ts';
import { inTurn } from '../guest-limit.ts';
import { guestProblems } from '../guest-problems.ts';

/** Keeps what a guest writes, while they write; answers with what the page then says. */
export const POST = async ({ locals: { db, locale }, params: { token }, request, getClientAddress }) => {
	const fields = readGuestFields(await request.formData());
	const kept = await inTurn(getClientAddress(), () => saveGuestWork(db, token, fields));
	const m = messagesIn(locale);
	if (kept === 'busy') return Response.json({ says: m.guest.busy }, { status: 429, headers: secretHeaders });
	const [problem] = guestProblems(m, locale, { because: 'tooLong', problems: kept.problems });
	const says = problem?.text ?? m.guest.saved(osloTime(kept.savedAt).slice(11));
	return Response.json({ says }, { headers: secretHeaders });
};
