import { isUuid } from '#lib/accounts/is-uuid.ts';
import { storable } from '#lib/platform/storable-text.ts';
import type { InviteForm } from '#lib/studio/invite-form.ts';

/** Reads the form that invites a guest, and the key that it was given when its page was opened. */
export function readInviteForm(sent: FormData): { id: string; form: InviteForm } {
	const line = (name: string) =>
		storable(String(sent.get(name) ?? ''))
			.replace(/\s+/g, ' ')
			.trim();
	const key = line('key');
	return {
		id: isUuid(key) ? key : crypto.randomUUID(),
		form: {
			name: line('name'),
			email: line('email'),
			kind: line('kind'),
			language: line('language'),
			template: line('template'),
			theme: line('theme'),
			quotes: sent.getAll('quotes').map(String),
			moreQuotes: storable(String(sent.get('moreQuotes') ?? '')).replaceAll('\r\n', '\n'),
			asksApproval: sent.has('asksApproval'),
		},
	};
}
