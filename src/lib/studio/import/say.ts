import { isExpected } from '#lib/platform/errors.ts';
import type { UnplacedLine } from '../case-document.ts';
import { type Saying, type SayingKey, Unreadable } from '../imports.ts';

/** A sentence by its key. */
export function say(key: SayingKey, about?: Record<string, string | number>): Saying {
	return about ? { key, about } : { key };
}

/** A line that found no place. */
export function sayUnplaced({ line, text }: UnplacedLine): Saying {
	return say('unplaced', { line, text: text.slice(0, 300) });
}

/** What somebody may read of an error; a surprise is a mistake of ours, which whoever runs the site finds in the log. */
export function sayError(error: unknown): Saying {
	if (error instanceof Unreadable) return error.saying;
	if (isExpected(error)) return { text: error.message.slice(0, 1000) };
	console.error('Import:', error);
	return say('mistake');
}
