import type { Findings } from './findings.ts';
import { plainText, type TextFormat } from './moodle-text.ts';

/** A piece of GIFT as it stands, and the same with every escaped character blanked out, in which signs are looked for. */
export interface Gift {
	raw: string;
	mask: string;
}

const ESCAPED = /\\([\\:#={}~n])/g;
const FORMAT = /^\[(html|plain|markdown|moodle)\]/;

/** The text has no NUL, with which escaped characters are blanked out. */
export function gift(raw: string): Gift {
	return { raw, mask: raw.replace(ESCAPED, '\0\0') };
}

export function slice({ raw, mask }: Gift, from: number, to?: number): Gift {
	return { raw: raw.slice(from, to), mask: mask.slice(from, to) };
}

/** What stands before and after a sign; the second is missing without the sign. */
export function cutAt(piece: Gift, sign: string): [Gift, Gift | undefined] {
	const at = piece.mask.indexOf(sign);
	return at < 0 ? [piece, undefined] : [slice(piece, 0, at), slice(piece, at + sign.length)];
}

/** The pieces that begin with one of the signs, each with its sign; what stands before the first has none. */
export function piecesAt(piece: Gift, signs: RegExp): { sign: string; piece: Gift }[] {
	const pieces: { sign: string; piece: Gift }[] = [];
	let from = 0;
	let sign = '';
	for (const match of piece.mask.matchAll(signs)) {
		pieces.push({ sign, piece: slice(piece, from, match.index) });
		[sign] = match;
		from = match.index + sign.length;
	}
	return [...pieces, { sign, piece: slice(piece, from) }];
}

/** The characters that a piece stands for. Lines of the file itself are one line; `\n` breaks it. */
export function fromGift({ raw }: Gift): string {
	const lines = raw.trim().split('\n');
	return lines
		.map((line) => line.trim())
		.join(' ')
		.replace(ESCAPED, (_, sign: string) => (sign === 'n' ? '\n' : sign));
}

/** A piece as plain text, and the format that it was in, its own or that of the question. */
export function textOf({ raw }: Gift, usual: TextFormat, findings: Findings): { text: string; format: TextFormat } {
	const [mark, own] = FORMAT.exec(raw.trim()) ?? [''];
	const format = (own as TextFormat | undefined) ?? usual;
	return { text: plainText(fromGift(gift(raw.trim().slice(mark.length))), format, findings), format };
}

/** Text as GIFT has it, on one line; line breaks of any kind are `\n`. */
export function toGift(text: string): string {
	return text.replace(/[\\:#={}~]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');
}

/** A text in the question's format, which its first characters must not seem to change. */
export function plainToGift(text: string): string {
	return `${text.startsWith('[') ? '[plain]' : ''}${toGift(text)}`;
}
