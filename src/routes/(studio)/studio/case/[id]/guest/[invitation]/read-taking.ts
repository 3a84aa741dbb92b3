import { isUuid } from '#lib/accounts/is-uuid.ts';
import { storable } from '#lib/platform/storable-text.ts';
import type { Taking } from '#lib/studio/take-answers.server.ts';

/** Reads what an editor takes of a guest's answers: `answer-0`, `quote-0` and so on. */
export function readTaking(form: FormData): Omit<Taking, 'caseId' | 'id'> {
	const text = (name: string) => storable(String(form.get(name) ?? '')).replaceAll('\r\n', '\n');
	const places = (kind: string) => [...form.keys()].flatMap((name) => new RegExp(`^${kind}-(\\d{1,3})$`).exec(name)?.[1] ?? []);
	return {
		base: Number(/^\d{1,9}$/.exec(text('base'))?.[0] ?? 0),
		session: isUuid(text('session')) ? text('session') : crypto.randomUUID(),
		answers: Object.fromEntries(places('answer').map((at) => [at, text(`answer-${at}`)])),
		quotes: places('quote'),
	};
}
