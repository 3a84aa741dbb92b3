import fc from 'fast-check';
import { expect, test } from 'vitest';
import { elementsOf } from '../feed/writing/elements-of.test-support.ts';
import { attributes, cdata, lines, optional, textAsHtml, type Xml, xml } from './xml.ts';

/** Text and attribute `a` of the only element, read by a strict parser. */
function parse(root: Xml): { text: string; a?: string } {
	const [element] = elementsOf(root.markup);
	return { text: element?.text ?? '', a: element?.attributes.a };
}

const anyString = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc
		.array(
			fc.constantFrom(
				']]>',
				'<![CDATA[',
				'</t>',
				'<!--',
				'&amp;',
				'&#0;',
				'"',
				"'",
				'\r\n',
				'\t',
				'\0',
				'\u0007',
				'\ud800',
				'\ufffe',
				'\u0085',
				'\u2028',
				'😀',
				' ',
			),
		)
		.map((parts) => parts.join('')),
);
const legal = (text: string) => text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');

test('any string survives as text and as an attribute, without what XML cannot hold', () => {
	fc.assert(
		fc.property(anyString, (text) => {
			expect(parse(xml`<t a="${text}">${text}</t>`)).toEqual({ text: legal(text), a: legal(text) });
			expect(parse(xml`<t${attributes({ a: text, b: undefined })}/>`).a).toBe(legal(text));
		}),
		{ numRuns: 1000 },
	);
});

test('any string survives in CDATA, where a parser makes line ends alike', () => {
	fc.assert(
		fc.property(anyString, (html) => {
			expect(parse(xml`<t>${cdata(html)}</t>`).text).toBe(legal(html).replace(/\r\n?/g, '\n'));
		}),
		{ numRuns: 1000 },
	);
});

test('plain text is escaped for the HTML that apps expect', () => {
	expect(textAsHtml('1 < 2 & ]]>').markup).toBe('<![CDATA[1 &lt; 2 &amp; ]]&gt;]]>');
});

test('pieces are not escaped again, and what is missing is nothing', () => {
	const name = optional('a & b', (text) => xml`<n>${text}</n>`);
	expect(xml`<t>${lines([name, undefined, xml`<z/>`])}${undefined}${false}${0}</t>`.markup).toBe(
		'<t><n>a &amp; b</n>\n<z/>false0</t>',
	);
	expect(optional(undefined, () => xml`<n/>`)).toBeUndefined();
});
