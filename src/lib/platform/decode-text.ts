import { Invalid } from '#lib/platform/errors.ts';

/**
 * The text of a file by WebVTT's preprocessing, which suits every format: no byte order mark, no NUL, LF only.
 * @throws Invalid when the bytes are neither UTF-8 nor UTF-16 with its mark
 */
export function decodeText(content: string | Uint8Array): string {
	const text = typeof content === 'string' ? content : decode(content);
	return text
		.replace(/^\ufeff/, '')
		.replaceAll('\0', '\ufffd')
		.replace(/\r\n?/g, '\n');
}

/** UTF-8 or nothing, but for what says that it is UTF-16: a wrong guess would spoil every æ, ø and å. */
function decode(bytes: Uint8Array): string {
	const [first, second] = bytes;
	const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
	try {
		return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		throw new Invalid('The file is not UTF-8 text; save it as UTF-8.');
	}
}
