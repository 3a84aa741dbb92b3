import { goalName } from '#lib/catalogue/goal-name.ts';
import { formatShare } from '#lib/platform/i18n/format.ts';
import type { Messages } from '#lib/platform/i18n/message-shape.ts';
import type { Locale } from '#lib/platform/locale.ts';
import type { Note } from './adapt-steps.ts';
import type { Because } from './path.ts';

/** What reasons are worded with: the reader's language, what terms are called (`theme:helse`), and cases by their ids. */
export interface ReasonWords {
	m: Messages;
	locale: Locale;
	names: Readonly<Record<string, string>>;
	titles: Readonly<Record<number, string>>;
}

/** Why a case stands where it does, in words; what is named and gone leaves a shorter sentence. */
export function becauseWords(because: Because, { m, locale, names, titles }: ReasonWords): string {
	const words = m.path.because;
	switch (because.kind) {
		case 'begins':
		case 'deepens':
			return words[because.kind];
		case 'builds':
			return titles[because.on] === undefined ? words.buildsOnEarlier : words.builds(titles[because.on] ?? '');
		case 'choice':
			return titles[because.with] === undefined ? words.choicePlain : words.choice(titles[because.with] ?? '');
		case 'perspective':
		case 'theme': {
			const name = names[`${because.kind}:${because.slug}`];
			return name === undefined ? words.deepens : words[because.kind](name);
		}
		case 'goal':
			return words.goal(goalName(locale, because.goal));
		case 'words':
			return because.text;
	}
}

/** Why a step is not as the path has it, in words. */
export function noteWords(note: Note, { m, locale, titles }: ReasonWords): string {
	if (note.kind === 'mastered' || note.kind === 'failed')
		return m.path.note[note.kind](titles[note.on] ?? '', formatShare(locale, note.score));
	if (note.kind === 'refused') return m.path.note.refused(titles[note.on] ?? '');
	return m.path.note[note.kind];
}
