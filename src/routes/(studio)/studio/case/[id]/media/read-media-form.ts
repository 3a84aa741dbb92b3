import { storable } from '#lib/platform/storable-text.ts';
import type { MediaForm } from '#lib/studio/arrange-media.ts';
import { readEdit } from '../read-edit.ts';

/** What the form of a case's files carries. */
export interface SentMediaForm extends MediaForm {
	base: number;
	session: string;
}

/** Reads the form as a browser sends it; a picture without a text has none unless it is said to be decoration. */
export function readMediaForm(form: FormData): SentMediaForm {
	const text = (name: string) => storable(String(form.get(name) ?? '')).trim();
	const alts: MediaForm['alts'] = [];
	for (let i = 0; form.has(`alt-${i}`); i++) alts.push(text(`alt-${i}`) || (form.has(`decorative-${i}`) ? '' : undefined));
	return { alts, pressed: text('pressed'), ...readEdit(text) };
}
