import { languageName } from '#lib/platform/i18n/format.ts';
import type { Messages } from '#lib/platform/i18n/message-shape.ts';
import type { Locale } from '#lib/platform/locale.ts';
import type { CaseFilter, Form } from './case-views.ts';

/** What the interface calls one choice of a filter: languages and forms have words of the interface's own. */
export function choiceName(
	filter: keyof CaseFilter,
	choice: { value: string; name: string },
	locale: Locale,
	m: Messages,
): string {
	if (filter === 'language') return languageName(locale, choice.value);
	if (filter === 'form') return m.form[choice.value as Form] ?? choice.name;
	return choice.name;
}
