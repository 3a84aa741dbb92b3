import { Xml, xml } from '#lib/platform/xml.ts';
import { type Findings, Refusal } from './findings.ts';
import { type Element, elementsBelow } from './xml-tree.ts';

/** The attribute `tool-name` of items that we wrote: in them white space is part of the text. */
export const toolName = 'Dugnad';

const BLOCK = /^(?:p|div|li|ul|ol|dl|dt|dd|blockquote|pre|h[1-6]|section|article|qti-prompt|qti-content-body|qti-rubric-block)$/;
/** Replies to answers, and words to others than whoever answers. */
const ASIDE = /^qti-(?:feedback-(?:inline|block)|rubric-block)$/;
const SHOWN = ['img', 'picture', 'audio', 'video', 'object', 'iframe', 'svg', 'math', 'table', 'qti-print-variable'];
const MARKUP = /^(?:a|b|i|em|strong|u|sub|sup|code|kbd|ruby|small|mark)$/;
/** Where an interaction stands in the text; XML has no NUL. */
export const BLANK = '\0';

/**
 * What an element says, as plain text with a line for each block.
 * @throws Refusal when it shows what no plain text can
 */
export function qtiText(element: Element, isOurs: boolean, findings: Findings): string {
	const shown = elementsBelow(element).find(({ name }) => SHOWN.includes(name));
	if (shown) throw new Refusal('notPlainText', {}, shown.line);
	const text = runs(element, isOurs, findings);
	if (isOurs) return text.trim();
	const lines = text.split('\n').map((line) => line.trim());
	return lines.filter(Boolean).join('\n');
}

function runs(element: Element, isOurs: boolean, findings: Findings): string {
	const parts = element.children.map((child) => {
		if (typeof child === 'string') return isOurs ? child : child.replace(/\s+/g, ' ');
		if (child.name === 'br') return '\n';
		if (ASIDE.test(child.name)) return '';
		if (child.name.endsWith('-interaction')) return child.name === 'qti-text-entry-interaction' ? BLANK : '';
		if (MARKUP.test(child.name)) findings.leaveOut('markup', child.line);
		return runs(child, isOurs, findings);
	});
	return BLOCK.test(element.name) && !isOurs ? `\n${parts.join('')}\n` : parts.join('');
}

/** A text as content of an item; a line break is an element, for spaces alone would be lost on the screen. */
export function content(text: string): Xml {
	return new Xml(
		text
			.split('\n')
			.map((line) => xml`${line}`.markup)
			.join('<br/>'),
	);
}
