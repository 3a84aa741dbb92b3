import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeReturn } from './safe-return.ts';

test.each(['/me', '/nn/case/den-stille-halvtimen?t=83.4#refleksjon', '/search?q=%C3%A5', '/case/x/quiz?a=b&c=//d', '/'])(
	'%s is a page to come back to',
	(to) => expect(safeReturn(to, '/otherwise')).toBe(to),
);

const hostile = [
	'https://evil.example',
	'//evil.example',
	'/\\evil.example',
	'\\\\evil.example',
	'/\t/evil.example',
	'/\n//evil.example',
	'/x/..//evil.example',
	'/.//evil.example',
	'/%2e//evil.example',
	' /me',
	'javascript:alert(1)',
	'me',
	'',
	'/mé',
	'/me\r\nset-cookie: a=b',
];
test.each(hostile)('%j is not', (to) => expect(safeReturn(to, '/otherwise')).toBe('/otherwise'));

test('whatever is asked for, a browser stays on the site, and so do proxies that read addresses in their own way', () => {
	const piece = fc.constantFrom(
		'/',
		'\\',
		'.',
		'..',
		'%2e',
		'%2f',
		'%5c',
		'@',
		':',
		'?',
		'#',
		'\t',
		'evil.example',
		'https:',
		' ',
	);
	const text = fc.oneof(
		fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join('')}`),
		fc.string({ unit: 'binary' }),
	);
	fc.assert(
		fc.property(text, (to) => {
			const safe = safeReturn(to, '/otherwise');
			expect(new URL(safe, 'https://cases.example.org').origin).toBe('https://cases.example.org');
			expect(safe).toMatch(/^\/(?![/\\])[!-~]*$/);
			expect(safeReturn(safe, '/otherwise')).toBe(safe);
		}),
		{ numRuns: 2000 },
	);
});
