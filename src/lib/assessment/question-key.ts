import { createHash } from 'node:crypto';
import type { Choice, ShownQuestion } from './deal-questions.ts';

/**
 * What a question is called wherever it must be known again: by what it asks and offers, in whatever order, and never by what
 * is right: whoever can guess that must not be able to check it here. Another prompt or option makes another question.
 */
export function questionKey(shown: ShownQuestion): string {
	const texts = (choices: readonly Choice[]) => choices.map(({ text }) => text).toSorted();
	const offered = 'options' in shown ? [texts(shown.options)] : 'rows' in shown ? [texts(shown.rows), texts(shown.values)] : [];
	return shortDigest(JSON.stringify([shown.kind, shown.prompt, ...offered]));
}

/** A text's digest as twelve hexadecimal digits: enough to tell what stands in one quiz apart. */
export function shortDigest(text: string): string {
	return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
