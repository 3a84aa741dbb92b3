import { decodeHTML } from 'entities';

const INLINE =
	/\\([!-/:-@[-`{-~])|<(https?:\/\/[^\s<>]+)>|!?\[([^\][\n]*)\]\([^()\n]*\)|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<![\p{L}\p{N}])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}])|`+|~~/gu;

/** The words of a line of Markdown: emphasis, code marks and link addresses go, escapes and references are resolved. */
export function markdownToText(line: string): string {
	if (!/[\\<[*_`~&]/.test(line)) return line;
	return decodeHTML(
		line.replace(INLINE, (_, escaped = '', address = '', linked = '') => keepAmpersand(escaped) + address + linked),
	);
}

/** Escapes what Markdown, or our reader of labels, would take for more than words. */
export function textToMarkdown(text: string): string {
	return text
		.replace(/[\\`*_[\]<>&~]/g, '\\$&')
		.replace(/:(?=\s|$)/g, '\\:')
		.replace(/^(?:[#+=-]|\d+(?=[.)]))/, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`));
}

/** An escaped `&` begins no character reference. */
function keepAmpersand(escaped: string): string {
	return escaped === '&' ? '&amp;' : escaped;
}
