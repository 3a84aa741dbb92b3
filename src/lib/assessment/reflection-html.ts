import { Marked, type RendererObject } from 'marked';
import { escapeHtml } from '#lib/platform/escape-html.ts';
import { sanitizeHtml } from '#lib/platform/sanitize-html.ts';

/** Tags that somebody types are text, headings would break the page's outline, and pictures would tell their host who reads. */
const renderer: RendererObject = {
	html: ({ text }) => escapeHtml(text),
	heading({ tokens }) {
		return `<p><strong>${this.parser.parseInline(tokens)}</strong></p>`;
	},
	image: ({ text }) => escapeHtml(text),
};
const markdown = new Marked({ gfm: true, breaks: true, async: false, renderer });

/** What somebody wrote in Markdown as HTML that is safe to show; its links say that they are not the site's own. */
export function reflectionHtml(text: string): string {
	return sanitizeHtml(markdown.parse(text.replace(deepNesting, '$1'), { async: false }), { rel: 'nofollow ugc noopener' });
}

/** Quotes and lists within each other, more than ten deep at the beginning of a line: two thousand would exhaust the stack. */
const deepNesting = /^((?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])){10})(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)]))+/gm;
