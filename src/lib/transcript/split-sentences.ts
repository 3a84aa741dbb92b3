/** Words that end in a full stop without ending a sentence, in Norwegian and English; without the last stop, in lower case. */
const abbreviations = new Set(
	(
		'bl.a f.eks dvs osv mv m.v m.m o.l m.fl ca kl nr jf evt inkl ekskl pga bla feks mht ift iht tlf tilsv fr hr dr prof st ' +
		'f.kr e.kr t.o.m f.o.m d.v.s o.s.v p.t p.g.a gj.sn mill mrd kr e.g i.e cf vs mr mrs ms jr sr approx inc ltd co corp ' +
		'jan feb apr aug sept okt oct nov dec'
	).split(' '),
);

/** Abbreviations that may well end a sentence: one begins anew when a capital follows. */
const closing = new Set([
	'osv',
	'o.s.v',
	'mv',
	'm.v',
	'm.m',
	'o.l',
	'm.fl',
	'inc',
	'ltd',
	'co',
	'corp',
	'jr',
	'sr',
	'kr',
	'mill',
	'mrd',
]);

const sentenceEnd = /(?<![.!?…])[.!?…]+["'”’»)\]]*(?=\s)/g;

/**
 * The sentences of a text, in order; together they are the text, white space and all. A line break ends a sentence.
 * Abbreviations, initials, ordinals (“3. mai”) and decimals do not.
 */
export function splitSentences(text: string): string[] {
	const sentences: string[] = [];
	let from = 0;
	for (const end of sentenceEnds(text)) {
		if (text.slice(from, end).trim() === '') continue;
		sentences.push(text.slice(from, end));
		from = end;
	}
	if (from < text.length) {
		// White space after the last sentence belongs to it, so that nothing is lost.
		if (text.slice(from).trim() === '' && sentences.length > 0) sentences[sentences.length - 1] += text.slice(from);
		else sentences.push(text.slice(from));
	}
	return sentences;
}

/** Where the next sentence may begin: after the marks that end one and the white space after them, and after line breaks. */
function sentenceEnds(text: string): number[] {
	const ends: number[] = [];
	for (const { 0: marks, index } of text.matchAll(sentenceEnd)) {
		const after = index + marks.length;
		if (endsSentence(text, index, marks, after)) ends.push(after + spaceAt(text, after));
	}
	for (const { 0: lines, index } of text.matchAll(/\s*\n\s*/g)) ends.push(index + lines.length);
	return [...new Set(ends)].sort((a, b) => a - b);
}

function spaceAt(text: string, at: number): number {
	return /^\s*/.exec(text.slice(at, at + 1000))?.[0].length ?? 0;
}

function endsSentence(text: string, at: number, marks: string, after: number): boolean {
	const next = /^\s*["'“‘«([–—-]*\s*(\S)/.exec(text.slice(after, after + 50))?.[1];
	if (next === undefined) return true;
	const goesOn = /\p{Ll}/u.test(next);
	if (!marks.startsWith('.') || marks.startsWith('..')) return !goesOn;
	// The number of a list's item stays with the item.
	if (/(^|\n)\s*\d+$/.test(text.slice(Math.max(0, at - 40), at))) return false;
	const word = /[^\s"'“‘«([]*$/.exec(text.slice(Math.max(0, at - 40), at))?.[0].toLowerCase() ?? '';
	if (/^\d+$/.test(word)) return !goesOn && !/\d/.test(next);
	if (/^(\p{L}\.)*\p{L}$/u.test(word) && !/^[ia]$/.test(word)) return false;
	if (abbreviations.has(word)) return closing.has(word) && /\p{Lu}/u.test(next);
	return !goesOn;
}
