import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { attachedCredential, isPdf } from './pdf-attachment.ts';

const credential = '{"type":["VerifiableCredential"]}';

/** A PDF with one attached file, written as this or that program writes it. */
function pdfWith(content: Buffer | string, { filter = '', length = '', newline = '\n' } = {}) {
	const bytes = Buffer.from(content);
	const dictionary = `<< /Type /EmbeddedFile /Length ${length || bytes.length}${filter && ` /Filter ${filter}`} >>`;
	return Buffer.concat([
		Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Names << /EmbeddedFiles 4 0 R >> >>\nendobj\n2 0 obj\n${dictionary}\nstream${newline}`),
		bytes,
		Buffer.from('\nendstream\nendobj\n%%EOF'),
	]);
}

const read = (pdf: Buffer) => attachedCredential(pdf) && Buffer.from(attachedCredential(pdf) ?? []).toString();

test('an attached credential is found, packed or not, however its lines end', () => {
	expect(read(pdfWith(credential))).toBe(credential);
	expect(read(pdfWith(credential, { newline: '\r\n' }))).toBe(credential);
	expect(read(pdfWith(deflateSync(credential), { filter: '/FlateDecode' }))).toBe(credential);
	expect(read(pdfWith(deflateSync(credential), { filter: '[ /FlateDecode ]' }))).toBe(credential);
});

test('a length that stands elsewhere is looked for', () => {
	expect(read(pdfWith(credential, { length: '9 0 R' }))?.trim()).toBe(credential);
});

test('of several attachments the one that may be a credential is taken', () => {
	const both = Buffer.concat([pdfWith('GIF89a'), pdfWith(credential)]);
	expect(read(both)).toBe(credential);
});

test('what is no credential, damaged, packed otherwise or far too large is left alone', () => {
	expect(read(pdfWith('GIF89a'))).toBeUndefined();
	expect(read(pdfWith('no zlib at all', { filter: '/FlateDecode' }))).toBeUndefined();
	expect(read(pdfWith(credential, { filter: '/LZWDecode' }))).toBeUndefined();
	expect(read(pdfWith(deflateSync(`{${' '.repeat(2_000_000)}}`), { filter: '/FlateDecode' }))).toBeUndefined();
	expect(read(Buffer.from('%PDF-1.4\n/EmbeddedFile'))).toBeUndefined();
	expect(read(Buffer.from('%PDF-1.4\n1 0 obj << /Type /EmbeddedFile /Length 99999999 >> stream\n{"a"'))).toBe('{"a"');
	expect(read(Buffer.alloc(0))).toBeUndefined();
});

test('a PDF is known by its first line, which some programs write late', () => {
	expect(isPdf(Buffer.from('\n%PDF-1.4'))).toBe(true);
	expect(isPdf(Buffer.from(credential))).toBe(false);
	expect(isPdf(Buffer.alloc(0))).toBe(false);
});
