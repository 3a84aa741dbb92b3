import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import type { S3Address } from './s3-address.ts';

export interface S3Request {
	method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
	key: string;
	/** `uploadId=…&partNumber=1` */
	query?: string;
	headers?: Record<string, string>;
	body?: Buffer;
	/** Further answers that the caller understands, beside success. */
	expect?: number[];
}

/** Sends signed requests (AWS Signature Version 4) to one bucket; tries again when the store is busy or unreachable. */
export interface S3Client {
	send(request: S3Request): Promise<Response>;
	/** An address that anybody may GET for so many seconds. */
	presign(key: string, query: Record<string, string>, seconds: number): Promise<string>;
}

const tries = 4;

export function createS3Client({ bucketUrl, region, ...credentials }: S3Address): S3Client {
	const signer = new AwsClient({ ...credentials, region, service: 's3' });
	return {
		async send(request) {
			const { method, key, query, body, expect = [] } = request;
			// The store checks what it receives against the hash, and the hash is signed.
			const hash = createHash('sha256')
				.update(body ?? '')
				.digest('hex');
			const headers = { ...request.headers, 'x-amz-content-sha256': hash };
			const url = `${bucketUrl}/${key}${query ? `?${query}` : ''}`;
			const signAndFetch = async () =>
				fetch(await signer.sign(url, { method, headers, ...(body && { body: new Uint8Array(body) }) }));
			const response = await untilAnswered(signAndFetch, `${method} ${key}`);
			if (response.ok || expect.includes(response.status)) return response;
			throw await refusal(response, `${method} ${key}`);
		},
		async presign(key, query, seconds) {
			const wanted = new URLSearchParams({ ...query, 'X-Amz-Expires': String(seconds) });
			return (await signer.sign(`${bucketUrl}/${key}?${wanted}`, { aws: { signQuery: true } })).url;
		},
	};
}

async function untilAnswered(ask: () => Promise<Response>, what: string): Promise<Response> {
	for (let left = tries - 1; ; left--) {
		const answer = await ask().catch((error: Error) => error);
		if (!(answer instanceof Error)) {
			if (left === 0 || (answer.status < 500 && answer.status !== 429)) return answer;
			await answer.body?.cancel();
		} else if (left === 0) {
			const reason = (answer.cause as Error | undefined)?.message ?? answer.message;
			throw new Error(`The object store cannot be reached for ${what}: ${reason}. Check STORAGE_URL and the store.`);
		}
		await wait(100 * 4 ** (tries - 1 - left));
	}
}

/** The store's own code says best what is wrong: `SignatureDoesNotMatch`, `NoSuchBucket`. */
async function refusal(response: Response, what: string): Promise<Error> {
	const code = xmlValue(await response.text(), 'Code') ?? `status ${response.status}`;
	return new Error(`The object store refused ${what}: ${code}. Check STORAGE_URL and what its key may do.`);
}

/** The text of the first such element in one of the store's short, flat answers. */
export function xmlValue(xml: string, name: string): string | undefined {
	return new RegExp(`<${name}>([^<]+)</${name}>`).exec(xml)?.[1];
}
