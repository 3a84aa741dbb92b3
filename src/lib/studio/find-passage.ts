import { spokenWords } from '#lib/transcript/spoken-words.ts';
import type { Transcript } from '#lib/transcript/transcript.ts';

/** Words of a conversation, as they stand there, and when they are said, where that is known. */
export interface Passage {
	text: string;
	span?: { fromMs: number; toMs: number };
}

/** A shorter quotation could stand anywhere. */
const fewestWords = 3;

/**
 * Where a quotation stands in a conversation, its white space and quotation marks aside; undefined when it does not, or
 * is too short to say where. It may run from one turn into the next, and begins and ends with whole words.
 */
export function findPassage({ turns }: Transcript, quote: string): Passage | undefined {
	const wanted = normalised(quote).replace(/^'+|'+$/g, '');
	if (wanted.split(' ').length < fewestWords) return undefined;
	const words = turns.flatMap(spokenWords);
	const texts = words.map(({ text }) => normalised(text));
	const whole = texts.join(' ');
	const at = placeOf(whole, wanted);
	if (at === undefined) return undefined;
	const [first, last] = [wordAt(texts, at), wordAt(texts, at + wanted.length - 1)];
	const found = words.slice(first, last + 1);
	const fromMs = words[first]?.startMs;
	const toMs = words[last]?.endMs ?? words[last + 1]?.startMs;
	const span = fromMs !== undefined && toMs !== undefined && fromMs < toMs ? { fromMs, toMs } : undefined;
	return { text: found.map(({ text }) => text).join(' '), ...(span && { span }) };
}

/** A text with one kind of space and one kind of quotation mark. */
function normalised(text: string): string {
	return text
		.normalize('NFC')
		.replaceAll(/["'`´‘’‚‛“”„‟«»‹›]/g, "'")
		.replaceAll(/\s+/g, ' ')
		.trim();
}

/** Where words begin and end there, and not in the middle of others. */
function placeOf(whole: string, wanted: string): number | undefined {
	for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + 1))
		if (!/[\p{L}\p{N}]$/u.test(whole.slice(Math.max(0, at - 2), at)) && !/^[\p{L}\p{N}]/u.test(whole.slice(at + wanted.length)))
			return at;
	return undefined;
}

/** Which of the texts, joined by spaces, has the letter at a place. */
function wordAt(texts: readonly string[], place: number): number {
	let end = 0;
	return texts.findIndex((text) => {
		end += text.length + 1;
		return place < end;
	});
}
