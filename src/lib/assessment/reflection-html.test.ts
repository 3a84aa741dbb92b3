import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { reflectionHtml } from './reflection-html.ts';

test('Markdown becomes paragraphs, lists, emphasis and links that are not the site’s own', () => {
	expect(reflectionHtml('Jeg **trodde** det.\nLinje to.\n\n- *en*\n- `to`\n\n> sitat')).toBe(
		'<p>Jeg <strong>trodde</strong> det.<br />Linje to.</p>\n<ul>\n<li><em>en</em></li>\n<li><code>to</code></li>\n</ul>\n<blockquote>\n<p>sitat</p>\n</blockquote>',
	);
	expect(reflectionHtml('[Se](https://example.org/a?b=1&c=2) https://example.org')).toBe(
		'<p><a href="https://example.org/a?b=1&amp;c=2" rel="nofollow ugc noopener">Se</a> <a href="https://example.org" rel="nofollow ugc noopener">https://example.org</a></p>',
	);
	expect(reflectionHtml('# Stor')).toBe('<p><strong>Stor</strong></p>');
});

test('tags that somebody types stay text', () => {
	expect(reflectionHtml('5 < 6, <b>ikke fet</b> & <tenker>')).toBe(
		'<p>5 &lt; 6, &lt;b&gt;ikke fet&lt;/b&gt; &amp; &lt;tenker&gt;</p>',
	);
	expect(reflectionHtml('<script>alert(1)</script>')).toBe('&lt;script&gt;alert(1)&lt;/script&gt;');
});

/** Fails on anything in HTML that could run, fetch or lead elsewhere than to a plain address. */
function expectHarmless(html: string): void {
	const found: string[] = [];
	const allowed = ['p', 'ul', 'ol', 'li', 'blockquote', 'a', 'strong', 'em', 'code', 'br'];
	const parser = new Parser({
		onopentag: (name, attributes) => {
			if (!allowed.includes(name)) found.push(name);
			for (const [key, value] of Object.entries(attributes)) {
				const isPlain = key === 'href' ? /^(?:https?|mailto):/.test(value) : key === 'rel' && value === 'nofollow ugc noopener';
				if (name !== 'a' || !isPlain) found.push(`${key}=${value}`);
			}
		},
	});
	parser.end(html);
	expect(found).toEqual([]);
}

describe('nothing that somebody writes', () => {
	const attacks = [
		'<script>alert(1)</script>',
		'<img src=x onerror=alert(1)>',
		'[x](javascript:alert(1))',
		'[x](JaVaScRiPt:alert(1))',
		'[x](&#106;avascript:alert(1))',
		'[x](data:text/html;base64,PHNjcmlwdD4=)',
		'[x](vbscript:x)',
		'<javascript:alert(1)>',
		'[x](https://example.org" onclick="alert(1))',
		'[x](https://example.org "x" onclick=alert(1))',
		'[a]: javascript:alert(1)\n[a]',
		'![x](https://example.org/a.png)',
		'![x" onerror="alert(1)](a)',
		'`<img src=x onerror=alert(1)>`',
		'```"><script>\n<script>alert(1)</script>\n```',
		'<svg/onload=alert(1)>',
		'<a href="javascript:alert(1)">x</a>',
		'<iframe srcdoc="<script>alert(1)</script>">',
		'<style>*{display:none}</style>',
		'<p style="position:fixed" class="x" id="content">x</p>',
		'<!--><img src=x onerror=alert(1)>-->',
		'<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
		'&lt;script&gt;alert(1)&lt;/script&gt;',
		'| a |\n|---|\n| <script>alert(1)</script> |',
		'- [ ] <input onfocus=alert(1) autofocus>',
		'[//evil.example](//evil.example)',
		'[x](\\\\evil.example)',
	];

	test.each(attacks)('%s runs, fetches or leads astray', (attack) => {
		for (const text of [attack, `- ${attack}`, `> ${attack}`, `**${attack}**`, `# ${attack}`, `a ${attack} b`])
			expectHarmless(reflectionHtml(text));
	});

	test('put together from such pieces does either', () => {
		const pieces = fc.constantFrom(
			...attacks,
			'<',
			'>',
			'"',
			"'",
			'`',
			'](',
			')',
			'[',
			'\n',
			'\n\n',
			'    ',
			'\0',
			'&#',
			';',
			'*',
			'_',
		);
		fc.assert(
			fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 8 }), (parts) =>
				expectHarmless(reflectionHtml(parts.join(''))),
			),
			{ numRuns: 2000 },
		);
	});

	test('keeps the page waiting', () => {
		for (const sign of [
			'*',
			'_',
			'[',
			'![',
			'<',
			'`',
			'> ',
			'- ',
			'# ',
			'[a](',
			'**a',
			'\\',
			'|a',
			'~~',
			'&',
			'http://a.b/',
			'a@b.',
			'> - ',
			'1. ',
			'>\t',
		])
			expectHarmless(reflectionHtml(sign.repeat(4000 / sign.length)));
	}, 20_000);

	test('nests without end', () => {
		expect(reflectionHtml('> '.repeat(2000)).split('<blockquote>').length).toBeLessThan(12);
		expect(reflectionHtml(`${'> '.repeat(3)}Tre ganger sitert`).split('<blockquote>').length).toBe(4);
	});
});
