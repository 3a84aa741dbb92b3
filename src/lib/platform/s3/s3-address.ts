/** Where a bucket is and who we are there. */
export interface S3Address {
	/** `https://s3.example.org/media`: path style, which every S3-compatible store understands. */
	bucketUrl: string;
	region: string;
	accessKeyId: string;
	secretAccessKey: string;
}

/**
 * Reads `s3://key:secret@host/bucket?region=eu-north-1` (`s3+http://` without TLS); key and secret are percent-encoded.
 * Undefined when it is not of that form.
 */
export function parseS3Address(value: string): S3Address | undefined {
	const form =
		/^s3(\+http)?:\/\/([^:@/\s]+):([^:@/\s]+)@([^:@/?#\s]+(?::\d+)?)\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\?region=([\w-]+))?$/;
	const [found, plain, key, secret, host, bucket, region = 'us-east-1'] = form.exec(value) ?? [];
	const bucketUrl = `${plain ? 'http' : 'https'}://${host}/${bucket}`;
	if (!found || !key || !secret || !URL.canParse(bucketUrl)) return undefined;
	try {
		return { bucketUrl, region, accessKeyId: decodeURIComponent(key), secretAccessKey: decodeURIComponent(secret) };
	} catch {
		return undefined;
	}
}
