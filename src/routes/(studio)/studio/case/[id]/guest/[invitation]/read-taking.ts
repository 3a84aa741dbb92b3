import { storable } from '#lib/platform/storable-text.ts';
import type { Taking } from '#lib/studio/take-answers.server.ts';
import { readEdit } from '../../read-edit.ts';

/** Reads what an editor takes of a guest's answers: `answer-0`, `quote-0` and so on. */
export function readTaking(form: FormData): Omit<Taking, 'caseId' | 'id'> {
	const text = (name: string) => storable(String(form.get(name) ?? '')).replaceAll('\r\n', '\n');
	const places = (kind: string) => [...form.keys()].flatMap((name) => new RegExp(`^${kind}-(\\d{1,3})$`).exec(name)?.[1] ?? []);
	return {
		...readEdit(text),
		answers: Object.fromEntries(places('answer').map((at) => [at, text(`answer-${at}`)])),
		quotes: places('quote'),
	};
}
