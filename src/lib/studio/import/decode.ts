import { Invalid } from '#lib/platform/errors.ts';

/** UTF-8 or nothing: a wrong guess would spoil every æ, ø and å without anybody seeing it. */
export function decode(bytes: Uint8Array, source: string): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw new Invalid(`${source} is not UTF-8 text; save it as UTF-8.`);
	}
}
