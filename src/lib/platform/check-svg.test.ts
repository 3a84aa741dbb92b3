import { expect, test } from 'vitest';
import { checkSvg } from './check-svg.ts';

const drawing = (inner: string, more = '') =>
	`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" ${more}>${inner}</svg>`;

test.each([
	'<path d="M0 0h10v10z" fill="#123456"/>',
	'<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><rect fill="url(#a)" style="stroke:url(\'#a\')"/>',
	'<style>.a{fill:red}</style><g class="a"><text>Sol &amp; regn</text></g>',
	'<symbol id="s"><circle r="2"/></symbol><use href="#s"/>',
	'<i:namedview xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:zoom="1"/>',
])('a drawing is taken: %s', (inner) => {
	expect(checkSvg(drawing(inner))).toBeUndefined();
});

test.each([
	['<script>alert(1)</script>', 'active'],
	['<SCRIPT/>', 'active'],
	['<s:script xmlns:s="http://www.w3.org/2000/svg">1</s:script>', 'active'],
	['<path onclick="alert(1)"/>', 'active'],
	['<a href="#x"><path/></a>', 'foreign'],
	['<use href="https://elsewhere.example/x.svg#a"/>', 'foreign'],
	['<use xmlns:x="http://www.w3.org/1999/xlink" x:href="data:image/svg+xml,x"/>', 'foreign'],
	['<path fill="java\nscript:alert(1)"/>', 'active'],
	['<animate attributeName="href" to="x"/>', 'active'],
	['<set attributeName="onload" to="x"/>', 'active'],
	['<foreignObject><p/></foreignObject>', 'foreign'],
	['<h:script xmlns:h="http://www.w3.org/1999/xhtml">1</h:script>', 'foreign'],
	['<image href="https://elsewhere.example/a.png"/>', 'foreign'],
	['<style>@import "https://elsewhere.example/a.css";</style>', 'foreign'],
	['<style>a{fill:url(https://elsewhere.example)}</style>', 'foreign'],
	['<style><![CDATA[a{fill:u\\72l(x)}]]></style>', 'foreign'],
	['<rect style="fill:url( //elsewhere.example/a )"/>', 'foreign'],
	['<path>', 'broken'],
] as const)('what does more than be looked at is refused: %s', (inner, why) => {
	expect(checkSvg(drawing(inner))).toBe(why);
});

test('what is no drawing is refused', () => {
	expect(checkSvg('')).toBe('broken');
	expect(checkSvg('<html xmlns="http://www.w3.org/1999/xhtml"/>')).toBe('broken');
	expect(checkSvg('<svg/>')).toBe('broken');
	expect(checkSvg('<!DOCTYPE svg [<!ENTITY a "<script/>">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>')).toBe('foreign');
	expect(checkSvg('<?xml-stylesheet href="a.css"?><svg xmlns="http://www.w3.org/2000/svg"/>')).toBe('foreign');
	expect(checkSvg(drawing('', 'onload="alert(1)"'))).toBe('active');
});
