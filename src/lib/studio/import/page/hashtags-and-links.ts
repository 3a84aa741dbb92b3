import type { CaseContent } from '#lib/catalogue/case-content.ts';
import type { PageLine } from './page-line.ts';
import { webAddressOf } from './web-addresses.ts';

const hashtag = /(?<![\p{L}\p{N}_/])#([\p{L}\p{N}_]+)/gu;

/** Hashtags without their sign, and whatever else stands on the lines as links, with an address when there is one. */
export function readHashtagsAndLinks(lines: readonly PageLine[]): Pick<CaseContent, 'hashtags' | 'links'> {
	const hashtags = new Set(lines.flatMap(({ text }) => [...text.matchAll(hashtag)].map(([, tag = '']) => tag)));
	const links = lines.flatMap(({ text, hrefs }) => {
		const label = text.replace(hashtag, '').replace(/^[\s;,]+|[\s;,]+$/g, '');
		const url = webAddressOf(text, hrefs);
		return /[\p{L}\p{N}]/u.test(label) ? [{ label, ...(url && { url }) }] : [];
	});
	return { hashtags: [...hashtags], links };
}

/** Whether a line is nothing but hashtags. */
export function isOnlyHashtags({ text }: PageLine): boolean {
	return /^(?:#[\p{L}\p{N}_]+[\s;,]*)+$/u.test(text) && !/^#C?\d+$/i.test(text);
}
