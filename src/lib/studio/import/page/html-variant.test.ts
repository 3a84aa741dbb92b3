import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { interpretPage } from './interpret-page.ts';
import { pageLines } from './page-lines.ts';
import { readPage } from './read-page.ts';

const own = ['to-gjester', 'eldre-uten-deler', 'eldre-med-skjema', 'nynorsk'].map((name) => `tests/fixtures/pages/${name}.txt`);
const real = ['0608-eldre-mal', 'c0178-nyere-mal'].map((name) => `../shared/pages/${name}.txt`);

/** The same page as a browser gets it: headings, lists, paragraphs with line breaks, bold labels, a menu and a script. */
function asHtml(text: string): string {
	const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
	const body = paragraphs.map((paragraph, at) => markUp(paragraph.split('\n').map(entities), at));
	const frame = '<nav><a href="/">A menu that nobody reads</a></nav><script>if (1 < 2) alert("<p>no</p>")</script>';
	return `<!doctype html><html><head><style>p { top: 0 }</style></head><body>${frame}\n${body.join('\n')}\n</body></html>`;
}

function markUp(lines: string[], at: number): string {
	const [first = ''] = lines;
	if (lines.length === 1 && (/^#|:\s*$|\?\s*$/.test(first) || at === 0))
		return `<h${(at % 5) + 1} class="x">${first}</h${(at % 5) + 1}>`;
	if (lines.length > 3) return `<ul>${lines.map((line) => `<li>\n${line}</li>`).join('')}</ul>`;
	return `<p>${lines.map((line) => line.replace(/^([^:]{1,30}):/, '<strong>$1</strong>:')).join('<br>')}</p>`;
}

const entities = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\u00a0', '&nbsp;');

test.each([...own, ...real.filter((path) => existsSync(path))])('%s as HTML gives the same case', (path) => {
	const text = readFileSync(path, 'utf8');
	const [read, readAsHtml] = [readPage(text), readPage(asHtml(text))];
	expect(readAsHtml.document).toEqual(read.document);
	expect(readAsHtml.template).toBe(read.template);
	expect(readAsHtml.unplaced.map((line) => line.text)).toEqual(read.unplaced.map((line) => line.text));
});

test.each([...own, ...real.filter((path) => existsSync(path))])('%s: each line has the same fate in both', (path) => {
	const text = readFileSync(path, 'utf8');
	const fates = (source: string) =>
		interpretPage(pageLines(source))
			.account.fates()
			.map(({ line, fate }) => [line.text, fate]);
	expect(fates(asHtml(text))).toEqual(fates(text));
});
