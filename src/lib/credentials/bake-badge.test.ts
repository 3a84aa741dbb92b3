import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bakePng, bakeSvg } from './bake-badge.ts';
import { isPng, joinChunks, makeChunk, readChunks } from './baking/png-chunks.ts';
import { readCredential } from './read-credential.ts';

/** A PNG of one grey pixel. */
const header = makeChunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]));
const pixel = makeChunk('IDAT', deflateSync(Buffer.from([0, 128])));
const png = joinChunks([header, pixel, makeChunk('IEND', Buffer.alloc(0))]);
const svg =
	'<?xml version="1.0"?>\n<!-- <svg> -->\n<svg xmlns="http://www.w3.org/2000/svg" aria-label="a > b"><path d="M0 0"/></svg>';
const jwt = 'eyJhbGciOiJFZERTQSJ9.eyJhIjoxfQ.c2ln';

/** A credential with whatever texts people and issuers come up with. */
const credential = fc
	.record({
		name: fc.string({ unit: 'binary' }),
		narrative: fc.constantFrom(']]>', '<!--', '&amp;', '\u2028', '"\'', '\uFFFE\uFFFF', '\0'),
	})
	.map((value) => JSON.stringify(value));

test('what is baked into a PNG or an SVG comes out of it unchanged', () => {
	fc.assert(
		fc.property(credential, (text) => {
			expect(readCredential(bakePng(png, text))).toBe(text);
			expect(JSON.parse(readCredential(Buffer.from(bakeSvg(svg, text))) ?? '')).toEqual(JSON.parse(text));
		}),
	);
	expect(readCredential(bakePng(png, jwt))).toBe(jwt);
	expect(readCredential(Buffer.from(bakeSvg(svg, jwt)))).toBe(jwt);
});

test('the chunk is as Open Badges has it: iTXt behind the header, uncompressed, and once', () => {
	const baked = bakePng(bakePng(png, '{"old":true}'), jwt);
	const chunks = [...readChunks(baked)];
	expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'iTXt', 'IDAT', 'IEND']);
	expect(chunks[1]?.data.toString('latin1')).toBe(`openbadgecredential\0\0\0\0\0${jwt}`);
	expect(chunks[2]?.whole).toEqual(pixel);
});

test('the element is as Open Badges has it: first in the root, with its namespace', () => {
	const root =
		'<svg xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" xmlns="http://www.w3.org/2000/svg" aria-label="a > b">';
	expect(bakeSvg(svg, jwt)).toContain(`-->\n${root}<openbadges:credential verify="${jwt}"></openbadges:credential><path`);
	expect(() => bakeSvg(bakeSvg(svg, jwt), jwt)).toThrow('already');
	expect(() => bakeSvg('<p>', jwt)).toThrow('none');
	expect(() => bakePng(Buffer.from('GIF89a'), jwt)).toThrow('none');
});

test('others’ pictures are read too: compressed, with a language, or after a comment that speaks of svg', () => {
	const keyword = 'openbadgecredential\0';
	const compressed = Buffer.concat([Buffer.from(`${keyword}\u0001\0nb\0bevis\0`), deflateSync(Buffer.from(jwt))]);
	expect(readCredential(joinChunks([header, makeChunk('iTXt', compressed), pixel]))).toBe(jwt);
	const indented = `<svg xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"><openbadges:credential>\n <![CDATA[ {"a":1} ]]>\n</openbadges:credential>`;
	expect(readCredential(Buffer.from(indented))).toBe('{"a":1}');
});

test('pictures without a credential and broken ones have none, and never more than they may', () => {
	const bomb = Buffer.concat([Buffer.from('openbadgecredential\0\u0001\0\0\0'), deflateSync(Buffer.alloc(50_000_000))]);
	expect(readCredential(joinChunks([header, makeChunk('iTXt', bomb)]))).toBeUndefined();
	expect(readCredential(png)).toBeUndefined();
	expect(readCredential(Buffer.from(svg))).toBeUndefined();
	fc.assert(
		fc.property(fc.nat(), fc.nat(255), (at, byte) => {
			const broken = Buffer.from(bakePng(png, jwt));
			broken[at % broken.length] = byte;
			readCredential(broken.subarray(0, (at * 7) % broken.length));
			readCredential(broken);
		}),
	);
	expect(isPng(Buffer.alloc(3))).toBe(false);
});

test('JSON and JWTs are what they are', () => {
	expect(readCredential(Buffer.from(' {"a":"å"} '))).toBe(' {"a":"å"} ');
	expect(readCredential(Buffer.from(jwt))).toBe(jwt);
});
