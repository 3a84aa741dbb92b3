import { Findings, type ReadQuestions, Refusal } from './findings.ts';
import { type GiftBlock, giftBlocks } from './gift-blocks.ts';
import { isOrdering, orderedItems } from './gift-ordering.ts';
import { cutAt, fromGift, type Gift, gift, piecesAt, slice, textOf } from './gift-text.ts';
import type { TextFormat } from './moodle-text.ts';
import { spanOfTag } from './span-tag.ts';
import { acceptedTexts, numberIn, rightNumber, type WeightedAnswer, weightedOptions } from './weights.ts';

/** A question without its answers; `usual` is the format of texts that name none. */
interface Common {
	prompt: string;
	usual: TextFormat;
}

/**
 * Reads Moodle's GIFT (https://docs.moodle.org/en/GIFT_format), with the ordering questions of Moodle's own plug-in.
 * @throws UnreadableQuiz with each question that cannot be held, by its line
 */
export function readGift(file: string): ReadQuestions {
	const findings = new Findings();
	for (const block of giftBlocks(file)) {
		if (block.text.startsWith('$CATEGORY:')) findings.leaveOut('categories', block.line);
		else findings.question(block.line, () => readBlock(block, findings));
	}
	return findings.result();
}

function readBlock({ text, tags }: GiftBlock, findings: Findings): unknown {
	const { prompt, answers } = parts(withoutName(gift(text), findings));
	const { text: asked, format } = textOf(prompt, 'moodle', findings);
	const at = answers.mask.lastIndexOf('####');
	const explanation = at < 0 ? '' : textOf(slice(answers, at + 4), format, findings).text;
	const span = tags.map(spanOfTag).find(Boolean);
	if (tags.some((tag) => !spanOfTag(tag))) findings.leaveOut('tags');
	return {
		...readAnswers(at < 0 ? answers : slice(answers, 0, at), { prompt: asked, usual: format }, findings),
		...(explanation && { explanation }),
		...(span && { span }),
	};
}

function withoutName(block: Gift, findings: Findings): Gift {
	const end = block.mask.startsWith('::') ? block.mask.indexOf('::', 2) : -1;
	if (end < 0) return block;
	findings.leaveOut('names');
	return slice(block, end + 2);
}

/** The question with a blank where its answers stood, unless these came last. */
function parts(block: Gift): { prompt: Gift; answers: Gift } {
	const from = block.mask.indexOf('{');
	const to = block.mask.indexOf('}');
	if (from < 0 && to < 0) throw new Refusal('noAnswers');
	if (from < 0 || to < from) throw new Refusal('loneBrace');
	if (/[{}]/.test(block.mask.slice(to + 1))) throw new Refusal('severalSets');
	const rest = block.raw.slice(to + 1);
	return {
		prompt: gift(block.raw.slice(0, from) + (rest.trim() && `_____${rest}`)),
		answers: slice(block, from + 1, to),
	};
}

function readAnswers(answers: Gift, common: Common, findings: Findings): object {
	const { prompt } = common;
	const mask = answers.mask.trim();
	if (isOrdering(answers)) return { kind: 'ordering', prompt, items: orderedItems(answers, findings) };
	if (mask === '') throw new Refusal('essay');
	if (mask.startsWith('#')) return { kind: 'numeric', prompt, ...numeric(answers, common, findings) };
	if (mask.includes('~')) return choice(answers, common, findings);
	if (mask.includes('=') && mask.includes('->')) return { kind: 'matching', prompt, pairs: pairs(answers, common, findings) };
	const [truth] = cutAt(answers, '#');
	if (/^(?:T|TRUE|F|FALSE)$/.test(truth.raw.trim()))
		return { kind: 'trueFalse', prompt, correct: withoutReply(answers, findings).raw.trim().startsWith('T') };
	const accepted = weighted(answers, /=/g, 100, common, findings);
	return { kind: 'shortText', prompt, accepted: acceptedTexts(accepted, findings) };
}

function choice(answers: Gift, common: Common, findings: Findings): object {
	const single = answers.mask.includes('=');
	const options = weighted(answers, /[~=]/g, 0, common, findings);
	return { kind: single ? 'single' : 'multiple', prompt: common.prompt, options: weightedOptions(options, single, findings) };
}

/** Answers with their weights; one before the first sign has the usual weight, and `=` before a choice all of it. */
function weighted(answers: Gift, signs: RegExp, usual: number, common: Common, findings: Findings): WeightedAnswer[] {
	const pieces = piecesAt(answers, signs).filter(({ sign, piece }) => sign || piece.raw.trim());
	return pieces.map(({ sign, piece }) => {
		const isRight = sign === '=' && usual === 0;
		const { weight, rest } = weightOf(piece, isRight ? 100 : usual, isRight);
		return { text: textOf(withoutReply(rest, findings), common.usual, findings).text, weight };
	});
}

function weightOf(piece: Gift, usual: number, isFixed = false): { weight: number; rest: Gift } {
	const match = isFixed ? null : /^\s*%(-?\d{1,3}(?:\.\d*)?)%/.exec(piece.mask);
	return match ? { weight: Number(match[1]), rest: slice(piece, match[0].length) } : { weight: usual, rest: piece };
}

function withoutReply(answer: Gift, findings: Findings): Gift {
	const [words, reply] = cutAt(answer, '#');
	if (reply?.raw.replaceAll('#', '').trim()) findings.leaveOut('replies');
	return words;
}

function pairs(answers: Gift, common: Common, findings: Findings): { left: string; right: string }[] {
	const pieces = piecesAt(answers, /=/g).filter(({ sign, piece }) => sign || piece.raw.trim());
	return pieces.map(({ piece }) => {
		const [left, right] = cutAt(piece, '->');
		if (!right) throw new Refusal('noPartner', { text: fromGift(piece).slice(0, 60) });
		if (!left.raw.trim()) throw new Refusal('matchesNothing');
		return { left: textOf(left, common.usual, findings).text, right: fromGift(right) };
	});
}

function numeric(answers: Gift, common: Common, findings: Findings): { value: number; tolerance: number } {
	const inside = slice(answers, answers.mask.indexOf('#') + 1);
	const [right, wrong] = cutAt(inside, '~');
	if (wrong) findings.leaveOut('wrongReplies');
	const numbers = weighted(right, /=/g, 100, { ...common, usual: 'plain' }, findings);
	return rightNumber(numbers.map(withTolerance), findings);
}

/** `1822:5` is 1822 ± 5, and `3.1..3.2` what lies between. */
function withTolerance({ text, weight }: WeightedAnswer): WeightedAnswer {
	const [least, most] = text.split('..');
	if (most !== undefined && least) {
		const [from, to] = [numberIn(least), numberIn(most)];
		if (from > to) throw new Refusal('emptyRange', { text });
		return { weight, text: String(exact((from + to) / 2)), tolerance: exact((to - from) / 2) };
	}
	const [value = '', tolerance] = text.split(':');
	return { weight, text: value, tolerance: tolerance === undefined ? 0 : numberIn(tolerance) };
}

/** 3.1415 and not 3.1414999999999997: halves of decimals have few digits. */
function exact(value: number): number {
	return Number(value.toPrecision(12));
}
