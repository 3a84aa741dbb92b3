import type { Messages } from '#lib/platform/i18n/message-shape.ts';
import type { Saying } from '#lib/studio/imports.ts';

/** A sentence about what was found, in the reader's language; what only an importer knows how to say is English. */
export function sayingText({ imports: { sayings } }: Messages, saying: Saying): { text: string; lang: string | undefined } {
	if ('text' in saying) return { text: saying.text, lang: 'en' };
	return { text: sayings[saying.key](saying.about ?? {}), lang: undefined };
}
