import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ReferenceMender } from './mend-references.ts';

function mend(text: string, pieceLength = text.length || 1): string {
	const mender = new ReferenceMender();
	let mended = '';
	for (let at = 0; at < text.length; at += pieceLength) mended += mender.write(text.slice(at, at + pieceLength));
	return mended + mender.write('', true);
}

test.each([
	['a & b', 'a &amp; b'],
	['?a=1&b=2&copy=3', '?a=1&amp;b=2&amp;copy=3'],
	['&aring;&nbsp;&hellip;', 'å\u00a0…'],
	['&#229;&#xE5;', '&#229;&#xE5;'],
	['&unknown; &;', '&amp;unknown; &amp;;'],
	['&amp;&lt;&quot;', '&amp;&lt;&quot;'],
	['&apos;&LT;&QUOT;&nvlt;', '&#39;&lt;&quot;&lt;\u20d2'],
	['<![CDATA[a & b &aring;]]>&aring;', '<![CDATA[a & b &aring;]]>å'],
	['<!-- a & b -->&', '<!-- a & b -->&amp;'],
	['<![CDATA[-->&]]]>&', '<![CDATA[-->&]]]>&amp;'],
	['<!DOCTYPE rss>&', '<!DOCTYPE rss>&amp;'],
])('%j becomes %j', (text, mended) => expect(mend(text)).toBe(mended));

test('the pieces in which a text arrives make no difference', () => {
	const bits = fc.constantFrom(
		'&',
		'amp;',
		'aring;',
		'&#229;',
		'<![CDATA[',
		']]>',
		']',
		'<!--',
		'-->',
		'-',
		'<',
		'x',
		' '.repeat(50),
	);
	fc.assert(
		fc.property(fc.array(bits, { maxLength: 30 }), fc.integer({ min: 1, max: 20 }), (parts, length) => {
			expect(mend(parts.join(''), length)).toBe(mend(parts.join('')));
		}),
		{ numRuns: 3000 },
	);
});
