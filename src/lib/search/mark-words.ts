import { escapeHtml } from '#lib/platform/escape-html.ts';
import type { QueryGroup } from './analysis/analyse-query.ts';
import type { Analyser } from './analysis/analyser.ts';
import { lowercase } from './analysis/fold.ts';
import type { Language } from './analysis/language.ts';
import type { Lexicon } from './analysis/lexicon.ts';
import { stem } from './analysis/stem.ts';
import { type Token, tokenise } from './analysis/tokenise.ts';
import type { Question } from './ask-index.ts';

/** A stretch of a text that answers a word of the question; `groups` are the numbers of those words. */
export interface Mark {
	start: number;
	end: number;
	groups: number[];
	/** The term that it was found by; none for the words of a phrase. */
	term?: string;
}

/** Finds what a text has of a question: whole words, of compounds only the part that was meant, of phrases all their words. */
export type FindMarks = (text: string, language: Language) => Mark[];

/** Prepares to mark what answers a question. */
export function findMarksOf(
	{ groups, meant, phrases }: Pick<Question, 'groups' | 'meant' | 'phrases'>,
	analyser: Analyser,
): FindMarks {
	const wanted = { groups: groupsByTerm(groups), meant };
	return (text, language) => {
		const tokens = tokenise(text);
		const marks = tokens.flatMap((token) => marksInWord(token, language, wanted, analyser));
		const quoted = phrases.flatMap((phrase) => marksOfPhrase(tokens, phrase, groups));
		return withoutOverlap([...marks, ...quoted]);
	};
}

function groupsByTerm(groups: QueryGroup[]): Map<string, number[]> {
	const wanted = new Map<string, number[]>();
	for (const [at, { terms, phrase }] of groups.entries())
		if (phrase === 0) for (const { term } of terms) wanted.set(term, [...(wanted.get(term) ?? []), at]);
	return wanted;
}

interface Wanted {
	groups: Map<string, number[]>;
	meant: Set<string>;
}

/** The word, if it is what was asked; else its part that is; else what only stands near what was asked. */
function marksInWord(token: Token, language: Language, { groups, meant }: Wanted, analyser: Analyser): Mark[] {
	const word = lowercase(token.text);
	const terms = analyser.wordTerms(word, language).map(({ term }) => term);
	if (!terms.some((term) => groups.has(term))) return [];
	const whole = { from: 0, to: token.text.length, term: terms[0] ?? word };
	// A word whose letters are counted otherwise in lower case or composed cannot be marked in part.
	const parts = word.length === token.text.length ? partsIn(word, 0, language, analyser.lexicon) : [];
	const ways = [
		[whole].filter(({ term }) => meant.has(term)),
		parts.filter(({ term }) => meant.has(term)),
		[whole, ...parts].filter(({ term }) => groups.has(term)),
		[{ ...whole, term: terms.find((term) => groups.has(term)) ?? word }],
	];
	const found = ways.find((way) => way.some(({ term }) => groups.has(term))) ?? [];
	return found.flatMap(({ from, to, term }) => {
		const numbers = groups.get(term);
		return numbers ? [{ start: token.start + from, end: token.start + to, groups: numbers, term }] : [];
	});
}

/** A compound's parts and theirs in turn, the larger before what they are made of. */
function partsIn(word: string, from: number, language: Language, lexicon: Lexicon): { from: number; to: number; term: string }[] {
	const cut = lexicon.split(word);
	if (!cut) return [];
	const bare = lexicon.withoutJoint(cut.first);
	const middle = from + cut.first.length;
	const first = { from, to: from + bare.length, term: stem(bare, language) };
	const last = { from: middle, to: from + word.length, term: stem(cut.last, language) };
	return [first, ...partsIn(cut.first, from, language, lexicon), last, ...partsIn(cut.last, middle, language, lexicon)];
}

function marksOfPhrase(tokens: Token[], phrase: string[], groups: QueryGroup[]): Mark[] {
	const said = tokens.map(({ text }) => lowercase(text));
	const numbers = groups.flatMap((group, at) => (group.phrase > 0 && phrase.includes(group.word) ? [at] : []));
	return said.flatMap((_, at) => {
		if (!phrase.every((word, i) => said[at + i] === word)) return [];
		return [{ start: tokens[at]?.start ?? 0, end: tokens[at + phrase.length - 1]?.end ?? 0, groups: numbers }];
	});
}

/** In the order of the text; of two that share letters the longer. */
function withoutOverlap(marks: Mark[]): Mark[] {
	const kept: Mark[] = [];
	for (const mark of marks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
		const last = kept.at(-1);
		if (!last || mark.start >= last.end) kept.push(mark);
		else if (mark.end - mark.start > last.end - last.start) kept[kept.length - 1] = mark;
	}
	return kept;
}

/** A stretch of a text as escaped HTML with its marks, `most` letters long or a little less, cut between words. */
export function excerptHtml(text: string, marks: Mark[], most: number): string {
	const [from, to] = excerptAround(text, marks, most);
	let html = '';
	let at = from;
	for (const { start, end } of marks) {
		if (start < at || end > to) continue;
		html += `${escapeHtml(text.slice(at, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`;
		at = end;
	}
	return `${from > 0 ? '… ' : ''}${html}${escapeHtml(text.slice(at, to))}${to < text.length ? ' …' : ''}`;
}

/** The stretch with the most different words of the question, with something said before it. */
function excerptAround(text: string, marks: Mark[], most: number): [from: number, to: number] {
	if (text.length <= most) return [0, text.length];
	const within = (start: number) => marks.filter((mark) => mark.start >= start && mark.end <= start + most * 0.8);
	const worth = (start: number) => new Set(within(start).flatMap(({ groups }) => groups)).size;
	const best = marks.reduce((one, { start }) => (worth(start) > worth(one) ? start : one), marks[0]?.start ?? 0);
	const lead = Math.max(0, Math.min(best - Math.floor(most * 0.2), text.length - most));
	const from = lead === 0 ? 0 : afterSpace(text, lead, best);
	const last = within(best).at(-1)?.end ?? from;
	const to = Math.min(text.length, from + most);
	return [from, to === text.length ? to : beforeSpace(text, to, last)];
}

function afterSpace(text: string, at: number, most: number): number {
	const space = text.slice(at, most).search(/\s/);
	return space < 0 ? at : at + space + 1;
}

function beforeSpace(text: string, at: number, least: number): number {
	const space = text.slice(least, at).search(/\s\S*$/);
	return space < 0 ? at : least + space;
}
