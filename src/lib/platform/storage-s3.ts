import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeWebStream } from 'node:stream/web';
import { NotFound } from './errors.ts';
import { uploadStream } from './s3/multipart-upload.ts';
import type { S3Address } from './s3/s3-address.ts';
import { createS3Client } from './s3/s3-client.ts';
import { checkedKey, type Storage } from './storage.ts';

/** Keeps files in a bucket of an S3-compatible object store. */
export function s3Storage(address: S3Address): Storage {
	const client = createS3Client(address);
	const head = async (key: string) => {
		const answer = await client.send({ method: 'HEAD', key: checkedKey(key), expect: [404] });
		if (answer.status === 404) return undefined;
		const modifiedAt = new Date(answer.headers.get('last-modified') ?? 0);
		return { bytes: Number(answer.headers.get('content-length')), modifiedAt };
	};
	return {
		async put(key, stream) {
			const hash = createHash('sha256');
			let bytes = 0;
			async function* counted() {
				for await (const chunk of stream) {
					hash.update(chunk);
					bytes += chunk.length;
					yield chunk;
				}
			}
			await uploadStream(client, checkedKey(key), counted());
			return { bytes, sha256: hash.digest('hex') };
		},
		async open(key, range) {
			const headers = range && { range: `bytes=${range.start}-${range.end}` };
			const answer = await client.send({ method: 'GET', key: checkedKey(key), expect: [404], ...(headers && { headers }) });
			if (answer.status === 404 || !answer.body) throw new NotFound(`There is no file ${key} in the storage.`);
			const size = answer.headers.get('content-range')?.split('/')[1] ?? answer.headers.get('content-length');
			return { stream: Readable.fromWeb(answer.body as NodeWebStream<Uint8Array>), bytes: Number(size) };
		},
		stat: head,
		has: async (key) => (await head(key)) !== undefined,
		async remove(key) {
			await client.send({ method: 'DELETE', key: checkedKey(key), expect: [404] });
		},
		signedAddress: (key, { seconds, mimeType, fileName }) =>
			client.presign(
				checkedKey(key),
				{ 'response-content-type': mimeType, 'response-content-disposition': `inline; filename="${fileName}"` },
				seconds,
			),
	};
}
