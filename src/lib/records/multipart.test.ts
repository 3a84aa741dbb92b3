import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aStatement } from '../../../tests/records/a-statement.ts';
import { matchAttachments } from './match-attachments.ts';
import { type AttachmentPart, readMultipart, writeMultipart } from './multipart.ts';
import type { Attachment } from './statement.ts';
import { StatementRefused } from './statement-refused.ts';

const hashOf = (body: Uint8Array, algorithm = 'sha256') => createHash(algorithm).update(body).digest('hex');
const partOf = (body: Uint8Array, contentType = 'text/plain'): AttachmentPart => ({ sha2: hashOf(body), contentType, body });
const note = partOf(Buffer.from('here is a simple attachment'));
const attachment = (given: Partial<Attachment> = {}): Attachment => ({
	usageType: 'https://example.org/note',
	display: { nb: 'Notat' },
	contentType: 'text/plain; charset=ascii',
	length: note.body.length,
	sha2: note.sha2,
	...given,
});

const head = 'Content-Type:application/json\r\n\r\n';
const second = `Content-Type:text/plain\r\nContent-Transfer-Encoding:binary\r\nX-Experience-API-Hash:${note.sha2}\r\n\r\n${note.body}`;
const join = (...parts: string[]) => `${parts.map((part) => `--a b\r\n${part}\r\n`).join('')}--a b--\r\n`;
const read = (text: string, contentType = 'multipart/mixed; charset=x; boundary="a b"') =>
	readMultipart(Buffer.from(text), contentType, '1.0.3');
const refusal = (action: () => unknown) => {
	try {
		action();
	} catch (error) {
		if (error instanceof StatementRefused) return `${error.path} ${error.rule}`;
		throw error;
	}
	return 'accepted';
};

test('what is written can be read, whatever its octets', () => {
	const bodies = fc.array(
		fc.oneof(
			fc.uint8Array(),
			fc.string({ unit: fc.constantFrom('\r', '\n', '-', 'x') }).map((text) => new TextEncoder().encode(text)),
		),
	);
	fc.assert(
		fc.property(fc.jsonValue(), bodies, (value, octets) => {
			const json = JSON.parse(JSON.stringify(value));
			const parts = octets.map((body) => ({ ...partOf(Buffer.from(body)), body: Buffer.from(body) }));
			const { contentType, body } = writeMultipart(json, parts);
			expect(readMultipart(body, contentType, '2.0.0')).toEqual({ json, parts });
		}),
	);
});

describe('RFC 2046', () => {
	test.each([
		['a preamble and an epilogue', `say hello\r\n${join(`${head}{}`, second)}--a b and more`],
		['a line end before the first boundary', `\r\n${join(`${head}{}`, second)}`],
		['spaces after a boundary', join(`${head}{}`, second).replace('--a b\r\n', '--a b \t\r\n')],
		['no line end after the last boundary', join(`${head}{}`, second).trimEnd()],
	])('%s is accepted', (_, text) => {
		expect(read(text)).toEqual({ json: {}, parts: [{ ...note, body: Buffer.from(note.body) }] });
	});

	test.each([
		['no boundary', join(`${head}{}`), 'multipart/mixed;', 'parts must be separated by a boundary'],
		['another type', join(`${head}{}`), 'multipart/form-data; boundary="a b"', 'parts must be separated by a boundary'],
		['another boundary', join(`${head}{}`), 'multipart/mixed; boundary=ab', 'parts must end with the boundary "ab"'],
		['no part', '--a b--\r\n', undefined, 'parts must begin with the statements'],
		['no closing boundary', join(`${head}{}`).replace('--a b--', ''), undefined, 'parts must end with'],
		[
			'text after a boundary',
			join(`${head}{}`).replace('--a b\r\n', '--a bc\r\n'),
			undefined,
			'parts must have nothing but a line end',
		],
		['a header without a colon', join(`Content-Type\r\n\r\n{}`), undefined, 'parts[0] must have headers of the form'],
		['two boundaries in a row', '--a b\r\n--a b--\r\n', undefined, 'parts[0] must have an empty line'],
		['no empty line', join('Content-Type: text/plain'), undefined, 'parts[0] must have an empty line'],
		['statements of another type', join(second, `${head}{}`), undefined, 'parts[0] must hold the statements'],
		['statements without a type', join('\r\n{}'), undefined, 'parts[0] must hold the statements'],
		['statements that are no JSON', join(`${head}{`), undefined, 'statement must be JSON'],
		[
			'an attachment without a hash',
			join(`${head}{}`, second.replace(/X-Exp.*\r\n/, '')),
			undefined,
			'parts[1] must have the header X-Experience-API-Hash',
		],
		[
			'another hash',
			join(`${head}{}`, second.replace('simple', 'Simple')),
			undefined,
			'parts[1] must have the hash that its header names',
		],
		[
			'a hash that is none',
			join(`${head}{}`, second.replace(note.sha2, 'abc')),
			undefined,
			'parts[1]["X-Experience-API-Hash"] must be a SHA-2 hash',
		],
		[
			'base64',
			join(`${head}{}`, second.replace('binary', 'base64')),
			undefined,
			'parts[1] must have the header Content-Transfer-Encoding: binary',
		],
		[
			'statements in a second part',
			join(`${head}{}`, `${head}{}`),
			undefined,
			'parts[1] must have the header Content-Transfer-Encoding: binary',
		],
		['another length', join(`${head}{}`, `Content-Length: 3\r\n${second}`), undefined, 'parts[1] must have the Content-Length'],
	])('%s is refused', (_, text, contentType, rule) => {
		expect(refusal(() => read(text, contentType))).toContain(rule);
	});

	test('UTF-8 that is broken is refused', () => {
		const broken = Buffer.concat([Buffer.from(`--a b\r\n${head}"`), Buffer.from([0xff]), Buffer.from('"\r\n--a b--')]);
		expect(refusal(() => readMultipart(broken, 'multipart/mixed; boundary="a b"', '2.0.0'))).toBe('parts[0] must be UTF-8');
	});

	test('SHA-512 is SHA-2 too', () => {
		const text = join(`${head}{}`, second.replace(note.sha2, hashOf(note.body, 'sha512')));
		expect(read(text).parts[0]?.sha2).toBe(hashOf(note.body, 'sha512'));
	});
});

test('a request that was damaged anywhere is read or refused, and nothing else is thrown', () => {
	const whole = Buffer.from(join(`${head}${JSON.stringify(aStatement({ attachments: [attachment()] }))}`, second));
	const piece = fc.oneof(fc.constantFrom('\r\n', '--a b', '--a b--', '--', ':', '\r\n\r\n'), fc.string({ maxLength: 4 }));
	fc.assert(
		fc.property(fc.nat(whole.length), fc.nat(60), piece, fc.string({ maxLength: 30 }), (from, length, added, header) => {
			const damaged = Buffer.concat([whole.subarray(0, from), Buffer.from(added), whole.subarray(from + length)]);
			refusal(() => readMultipart(damaged, 'multipart/mixed; boundary="a b"', '2.0.0'));
			refusal(() => readMultipart(damaged, `multipart/mixed; boundary=${header}`, '2.0.0'));
		}),
		{ numRuns: 2000 },
	);
});

describe('attachments', () => {
	const match = (attachments: Attachment[], parts: AttachmentPart[]) =>
		matchAttachments([aStatement({ attachments })], parts, '2.0.0');

	test('meet their parts by hash, whatever its case, and give them their content type', () => {
		const twice = [attachment({ sha2: note.sha2.toUpperCase() }), attachment()];
		expect(match(twice, [note, note])).toEqual([{ ...note, contentType: 'text/plain; charset=ascii' }]);
		expect(match([attachment({ fileUrl: 'https://example.org/note.txt' })], [])).toEqual([]);
	});

	test('that have neither part nor fileUrl are refused, and so are parts of no attachment and of another type', () => {
		expect(refusal(() => match([attachment()], []))).toContain('statement.attachments[0] must have a fileUrl');
		expect(refusal(() => match([attachment()], [note, partOf(Buffer.from('more'))]))).toContain('parts[2] must have a hash');
		expect(refusal(() => match([attachment({ contentType: 'image/png' })], [note]))).toContain(
			'statement.attachments[0].contentType must be',
		);
	});

	test('of a sub-statement count too', () => {
		const object = { ...aStatement({ attachments: [attachment()] }), objectType: 'SubStatement' } as never;
		expect(matchAttachments([aStatement(), aStatement({ object })], [note], '1.0.3')).toHaveLength(1);
		expect(refusal(() => matchAttachments([aStatement(), aStatement({ object })], [], '1.0.3'))).toContain(
			'statements[1].object.attachments[0]',
		);
	});
});
