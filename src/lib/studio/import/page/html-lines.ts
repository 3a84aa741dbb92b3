import { Parser } from 'htmlparser2';
import { cleanText } from './clean-text.ts';
import type { PageLine } from './page-line.ts';

const silent = new Set(['script', 'style', 'noscript', 'template', 'svg', 'nav']);
const inline = new Set(
	'a abbr b bdi bdo cite code data del dfn em font i img ins kbd label mark q s samp small span strong sub sup time u var wbr'.split(
		' ',
	),
);

/** The lines that a browser would show: a new one at each block element and line break; menus and scripts left out. */
export function htmlLines(source: string): Omit<PageLine, 'index'>[] {
	const lines: Omit<PageLine, 'index'>[] = [];
	const lineAt = lineCounter(source);
	let open = emptyLine();
	let silence = 0;
	const flush = () => {
		lines.push({ ...open, text: cleanText(open.text) });
		open = emptyLine();
	};
	const parser = new Parser({
		onopentag(name, attributes) {
			if (silent.has(name)) silence += 1;
			if (!inline.has(name)) flush();
			if (/^h[1-6]$/.test(name)) open.heading = true;
			if (name === 'a' && attributes.href && silence === 0) open.hrefs.push(attributes.href.trim());
		},
		ontext(text) {
			if (silence > 0) return;
			if (open.number === 0 && text.trim() !== '') open.number = lineAt(parser.startIndex + leadingSpace(text));
			open.text += text;
		},
		onclosetag(name) {
			if (silent.has(name)) silence -= 1;
			if (!inline.has(name)) flush();
		},
	});
	parser.end(source);
	flush();
	return lines;
}

function emptyLine(): { number: number; text: string; heading: boolean; hrefs: string[] } {
	return { number: 0, text: '', heading: false, hrefs: [] };
}

function leadingSpace(text: string): number {
	return text.length - text.trimStart().length;
}

/** Counts onwards from the place asked for last, so that a long page is walked through once. */
function lineCounter(source: string): (index: number) => number {
	const breaks = /\r\n?|\n/g;
	let next = breaks.exec(source);
	let line = 1;
	return (index) => {
		for (; next && next.index < index; next = breaks.exec(source)) line += 1;
		return line;
	};
}
