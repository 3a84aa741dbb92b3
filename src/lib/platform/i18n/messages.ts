import type { Locale } from '../locale.ts';
import { en } from './en.ts';
import type { Messages } from './message-shape.ts';
import { nb } from './nb.ts';
import { nn } from './nn.ts';

const all: Record<Locale, Messages> = { nb, nn, en };

/** What the interface says in one language. */
export function messagesIn(locale: Locale): Messages {
	return all[locale];
}
