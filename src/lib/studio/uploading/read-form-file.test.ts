import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFormFile } from './read-form-file.ts';

const type = 'multipart/form-data; boundary=----grense7';
const form = (content: Uint8Array, name = 'buss.mp3') =>
	Buffer.concat([
		Buffer.from(
			`------grense7\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: audio/mpeg\r\n\r\n`,
		),
		content,
		Buffer.from('\r\n------grense7--\r\n'),
	]);

async function* inPieces(body: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
	for (let [at, i] = [0, 0]; at < body.length; i++) {
		const size = sizes[i % sizes.length] ?? 1;
		yield body.subarray(at, at + size);
		at += size;
	}
}

async function read(body: Buffer, sizes = [1000], contentType = type) {
	const file = await readFormFile(contentType, inPieces(body, sizes));
	if (!file) return undefined;
	const parts: Buffer[] = [];
	for await (const part of file.content) parts.push(part);
	return { name: file.name, content: Buffer.concat(parts) };
}

test('whatever a file holds, and however it arrives, it comes out as it was', async () => {
	const tricky = fc
		.constantFrom('\r\n', '--', '\r\n------grense', '\r\n------grense6', '\n', '\r')
		.map((text) => Buffer.from(text));
	const content = fc.array(
		fc.oneof(
			tricky,
			fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
		),
		{ maxLength: 30 },
	);
	await fc.assert(
		fc.asyncProperty(content, fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 8 }), async (parts, sizes) => {
			const whole = Buffer.concat(parts);
			fc.pre(!whole.includes('\r\n------grense7'));
			expect((await read(form(whole), sizes))?.content.equals(whole)).toBe(true);
		}),
	);
});

test('a name is read as browsers write it', async () => {
	expect((await read(form(Buffer.alloc(3), 'Blåbær %22en%22.mp3')))?.name).toBe('Blåbær "en".mp3');
	expect((await read(form(Buffer.alloc(0), '')))?.name).toBe('');
});

test('what is no form with a file is told from one, and a form that is cut off fails', async () => {
	expect(await read(Buffer.from('a=b'), [1], 'application/x-www-form-urlencoded')).toBeUndefined();
	expect(
		await read(Buffer.from('------annen\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\n')),
	).toBeUndefined();
	expect(await read(Buffer.from('------grense7\r\nContent-Disposition: form-data; name="title"\r\n\r\nHei'))).toBeUndefined();
	expect(await read(Buffer.alloc(200_000, 65))).toBeUndefined();
	await expect(read(form(Buffer.alloc(500)).subarray(0, -20))).rejects.toThrow('cut off');
});
