import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { caseParts } from '#lib/studio/case-parts.ts';
import { tellPresence } from '#lib/studio/presence.server.ts';
import { formText } from '../../../../../(member)/form-text.ts';
import { caseIdOf } from '../../case-id.ts';

/** Tells that the viewer has the case open; answers with who else has, in words. */
export const POST = async ({ locals: { db, viewer, locale }, params, request }) => {
	mustBeEditor(viewer);
	const told = (await formText(request))('part');
	const part = caseParts.find((known) => known === told) ?? 'form';
	const { presence, parts } = messagesIn(locale).studio;
	const present = await tellPresence(db, viewer, caseIdOf(params), part);
	return Response.json(present.map((other) => presence.here(other.name, parts[other.part])));
};
