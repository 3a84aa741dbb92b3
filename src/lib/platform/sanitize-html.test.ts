import fc from 'fast-check';
import { expect, test } from 'vitest';
import { htmlToText, sanitizeHtml } from './sanitize-html.ts';

test.each([
	[
		'<p class="x" style="color:red" onclick="a()">Hei <b>du</b> og <i>du</i></p>',
		'<p>Hei <strong>du</strong> og <em>du</em></p>',
	],
	['<h1>A</h1><h2>B</h2><h6>C</h6>', '<h3>A</h3><h3>B</h3><h4>C</h4>'],
	['<ul><li>en<li>to</ul><ol><li>tre</li></ol>', '<ul><li>en</li><li>to</li></ul><ol><li>tre</li></ol>'],
	[
		'<a href="https://a.example/?a=1&b=2" target="_blank">x</a>',
		'<a href="https://a.example/?a=1&amp;b=2" rel="nofollow noopener">x</a>',
	],
	['<a href="mailto:a@b.example">skriv</a>', '<a href="mailto:a@b.example" rel="nofollow noopener">skriv</a>'],
	[
		'<a href="javascript:alert(1)">x</a><a href=" java\nscript:alert(1)">y</a><a href="/inside">z</a><a href="//a.example">w</a><a>v</a>',
		'xyzwv',
	],
	[
		'<script>alert(1)</script><style>p{}</style><img src=x onerror=alert(1)><iframe src="https://a.example"></iframe>tekst',
		'tekst',
	],
	['<div>en<div>to</div>tre</div>', '<p>en</p><p>to</p>tre'],
	['<div><p>en</p><ul><li>to</li></ul></div><p> </p><p><br></p>', '<p>en</p><ul><li>to</li></ul>'],
	['5 < 6 &amp; 7 > 6 <b', '5 &lt; 6 &amp; 7 &gt; 6 '.trim()],
	['<blockquote><p>Sitat</p></blockquote><code>a &lt; b</code>', '<blockquote><p>Sitat</p></blockquote><code>a &lt; b</code>'],
])('%j becomes %j', (html, safe) => expect(sanitizeHtml(html)).toBe(safe));

const bits = fc.constantFrom(
	...[
		'<p>',
		'</p>',
		'<div>',
		'</div>',
		'<a href="',
		'javascript:x',
		'https://a.example/',
		'">',
		'</a>',
		'<script>',
		'</script>',
		'<',
		'>',
		'"',
	],
	...[
		'<ul><li>',
		'</ul>',
		'<svg onload=x>',
		'<!--',
		'-->',
		'<math>',
		'<style>',
		'&lt;script&gt;',
		'<img src=x onerror=y>',
		'tekst',
		'<br/>',
		'<h1>',
	],
);
const ALLOWED =
	/^<(?:\/?(?:p|ul|ol|li|h3|h4|blockquote|strong|em|code)|a href="(?:https?|mailto):[^"<>]*" rel="nofollow noopener"|\/a|br \/)>$/;

/** Tags whose begin or end is missing. */
function unmatched(html: string): string[] {
	const open: string[] = [];
	for (const [, slash, name = ''] of html.matchAll(/<(\/?)(\w+)/g)) {
		if (name === 'br') continue;
		if (!slash) open.push(name);
		else if (open.pop() !== name) return [name];
	}
	return open;
}

test('whatever comes in, only the allowed tags come out, each with its end', () => {
	fc.assert(
		fc.property(fc.array(bits, { maxLength: 25 }), (parts) => {
			const safe = sanitizeHtml(parts.join(''));
			for (const tag of safe.match(/<[^>]*>?/g) ?? []) expect(tag).toMatch(ALLOWED);
			expect(unmatched(safe)).toEqual([]);
		}),
		{ numRuns: 1000 },
	);
});

test.each([
	['<p>Hei&nbsp;<b>du</b></p><p>Nytt   avsnitt<br>ny linje</p>', 'Hei du\n\nNytt avsnitt\nny linje'],
	['<ul><li>en</li><li>to</li></ul>', 'en\n\nto'],
	['a &amp; b &lt;c&gt; &aring;', 'a & b <c> å'],
	['<script>x()</script><style>p{}</style>tekst', 'tekst'],
	['ren tekst', 'ren tekst'],
])('the text of %j is %j', (html, text) => expect(htmlToText(html)).toBe(text));

test('a hundred thousand nested tags are no trouble', () => {
	expect(htmlToText(`x${'<div>'.repeat(100_000)}`)).toBe('x');
	expect(sanitizeHtml(`${'<blockquote>'.repeat(100_000)}x`).length).toBeLessThan(3_000);
});
