import { Parser } from 'htmlparser2';
import sanitize from 'sanitize-html';

const BLOCKS = ['p', 'ul', 'ol', 'h3', 'h4', 'blockquote'];
const ALLOWED = [...BLOCKS, 'li', 'a', 'strong', 'em', 'code'];
/** What ends a line of plain text. */
const LINE_ENDS = /^(p|div|br|li|ul|ol|h[1-6]|blockquote|tr|table|section|article|header|footer|pre|hr)$/;
const UNSEEN = ['script', 'style', 'template', 'noscript', 'textarea', 'title'];

/** Deep nesting costs the parser the square of its depth, and no notes have so many tags. */
const MAX_TAGS = 10_000;

const OPTIONS: sanitize.IOptions = {
	allowedTags: [...ALLOWED, 'br'],
	allowedAttributes: { a: ['href', 'rel'] },
	nonTextTags: UNSEEN,
	nestingLimit: 50,
	transformTags: {
		h1: 'h3',
		h2: 'h3',
		h5: 'h4',
		h6: 'h4',
		b: 'strong',
		i: 'em',
		div: 'p',
		section: 'p',
		article: 'p',
		pre: 'p',
	},
};

/**
 * Makes HTML that somebody else wrote safe to show inside our pages: paragraphs, lists, headings below the page's
 * own, emphasis, code and links; no styles, pictures or scripts. Links go to http, https or mailto addresses and say
 * by `rel` what they are to the site.
 */
export function sanitizeHtml(html: string, { rel = 'nofollow noopener' } = {}): string {
	const transformTags = { ...OPTIONS.transformTags, a: safeLink(rel) };
	return balance(sanitize(withoutExcess(html), { ...OPTIONS, transformTags }));
}

/** The text of HTML as lines, without any markup; an empty line between paragraphs stays one. */
export function htmlToText(html: string): string {
	let text = '';
	let unseen = 0;
	const parser = new Parser({
		ontext: (part) => {
			if (unseen === 0) text += part.replace(/\s+/g, ' ');
		},
		onopentagname: (name) => {
			if (UNSEEN.includes(name)) unseen++;
			if (LINE_ENDS.test(name)) text += '\n';
		},
		onclosetag: (name) => {
			if (UNSEEN.includes(name)) unseen--;
			if (LINE_ENDS.test(name) && name !== 'br') text += '\n';
		},
	});
	parser.end(withoutExcess(html));
	return tidyLines(text);
}

function withoutExcess(html: string): string {
	const tags = html.split('<', MAX_TAGS + 1);
	return tags.length > MAX_TAGS ? tags.slice(0, MAX_TAGS).join('<') : html;
}

/** A link that may be followed; of any other only the text is kept. */
function safeLink(rel: string): sanitize.Transformer {
	return (_tag, { href = '' }): sanitize.Tag => {
		const isSafe = ['http:', 'https:', 'mailto:'].includes(URL.parse(href)?.protocol ?? '');
		return isSafe ? { tagName: 'a', attribs: { href, rel } } : { tagName: 'span', attribs: {} };
	};
}

function tidyLines(text: string): string {
	const lines = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
	return lines
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

/**
 * Closes what stays open and drops ends without a begin, for the sanitiser can lose count of broken markup. A paragraph
 * or a heading ends where another block begins (browsers see paragraphs so), and empty paragraphs go.
 */
function balance(html: string): string {
	const open: string[] = [];
	const closeUpTo = (name: string) =>
		open.includes(name) ? open.splice(open.lastIndexOf(name)).toReversed().map(endTag).join('') : '';
	const parts = html.split(/(<[^>]*>)/).map((part) => {
		const [, slash, name = ''] = /^<(\/?)([a-z0-9]+)/.exec(part) ?? [];
		if (!name || name === 'br') return part;
		if (slash) return closeUpTo(name);
		if (!ALLOWED.includes(name)) return '';
		const before = endedBy(name).map(closeUpTo);
		open.push(name);
		return before.join('') + part;
	});
	const balanced = parts.join('') + open.toReversed().map(endTag).join('');
	return balanced.replace(/<p>(?:\s|<br \/>)*<\/p>/g, '').trim();
}

/** What may not be open any more when this begins. */
function endedBy(name: string): string[] {
	if (BLOCKS.includes(name)) return ['p', 'h3', 'h4'];
	return name === 'a' ? ['a'] : [];
}

function endTag(name: string): string {
	return `</${name}>`;
}
