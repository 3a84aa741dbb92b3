import { type S3Client, xmlValue } from './s3-client.ts';

/** S3 takes 10,000 parts at most, all but the last of at least 5 MiB: room for 160 GB. */
const partBytes = 16 * 1_048_576;

/** Stores a stream of any length, whole or not at all, with one part at a time in memory. */
export async function uploadStream(client: S3Client, key: string, stream: AsyncIterable<Uint8Array>): Promise<void> {
	const parts = cutParts(stream);
	const first = await parts.next();
	const start = first.done ? Buffer.alloc(0) : first.value;
	if (start.length < partBytes) {
		await client.send({ method: 'PUT', key, body: start });
		return;
	}
	const uploadId = await begin(client, key);
	try {
		const tags = [await uploadPart(client, key, uploadId, 1, start)];
		for await (const part of parts) tags.push(await uploadPart(client, key, uploadId, tags.length + 1, part));
		await complete(client, key, uploadId, tags);
	} catch (error) {
		await client.send({ method: 'DELETE', key, query: `uploadId=${uploadId}` }).catch(() => undefined);
		throw error;
	}
}

async function* cutParts(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void> {
	let chunks: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of stream) {
		chunks.push(chunk);
		bytes += chunk.length;
		if (bytes < partBytes) continue;
		const whole = Buffer.concat(chunks);
		const end = whole.length - (whole.length % partBytes);
		for (let at = 0; at < end; at += partBytes) yield whole.subarray(at, at + partBytes);
		chunks = [whole.subarray(end)];
		bytes = whole.length - end;
	}
	if (bytes > 0) yield Buffer.concat(chunks);
}

async function begin(client: S3Client, key: string): Promise<string> {
	const answer = await client.send({ method: 'POST', key, query: 'uploads=' });
	const id = xmlValue(await answer.text(), 'UploadId');
	if (!id) throw new Error(`The object store began no upload of ${key}.`);
	return encodeURIComponent(id);
}

async function uploadPart(client: S3Client, key: string, uploadId: string, number: number, body: Buffer): Promise<string> {
	const answer = await client.send({ method: 'PUT', key, query: `partNumber=${number}&uploadId=${uploadId}`, body });
	return answer.headers.get('etag') ?? '';
}

/** The answer has status 200 from its first byte on, also when putting the parts together then fails. */
async function complete(client: S3Client, key: string, uploadId: string, tags: string[]): Promise<void> {
	const parts = tags.map((tag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${tag}</ETag></Part>`);
	const body = Buffer.from(`<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`);
	const answer = await (await client.send({ method: 'POST', key, query: `uploadId=${uploadId}`, body })).text();
	if (/<Error>/.test(answer)) throw new Error(`The object store could not complete ${key}: ${xmlValue(answer, 'Code')}.`);
}
