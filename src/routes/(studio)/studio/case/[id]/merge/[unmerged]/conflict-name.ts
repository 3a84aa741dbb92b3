import type { Messages } from '#lib/platform/i18n/message-shape.ts';
import type { Path } from '#lib/studio/merge-values.ts';

/** What a contradiction is about, as an editor calls it: `Gjester og verter, nummer 2: Tittel`. */
export function conflictName(m: Messages, [part, second, third, fourth]: Path): string {
	const { merge, form, versions } = m.studio;
	const number = (index: string | number | undefined) => Number(index) + 1;
	if (part === 'transcript') return second === 'turns' ? merge.turn(number(third)) : versions.transcript;
	if (part === 'quiz') return second === 'questions' ? merge.question(number(third)) : versions.quiz;
	if (part === 'media') return second === undefined ? versions.media : merge.file(number(second));
	const list = form.fields[second as keyof typeof form.fields] ?? String(second);
	if (third === undefined) return list;
	const column = form.columns[fourth as keyof typeof form.columns];
	return `${merge.item(list, number(third))}${column ? `: ${column}` : ''}`;
}
