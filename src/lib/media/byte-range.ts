import type { ByteRange } from '#lib/platform/storage.ts';

/**
 * What a Range header asks of a file of `size` bytes (RFC 9110 §14.1.2). A header that is absent, not well formed, of
 * another unit or with several ranges means the whole file.
 */
export function pickRange(header: string | null, size: number): ByteRange | 'whole' | 'unsatisfiable' {
	const [, first, last] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header?.trim() ?? '') ?? [];
	if (first === undefined || last === undefined || first + last === '') return 'whole';
	if (first === '') return suffix(Number(last), size);
	const start = Number(first);
	const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
	if (last !== '' && Number(last) < start) return 'whole';
	return start < size ? { start, end } : 'unsatisfiable';
}

function suffix(length: number, size: number): ByteRange | 'unsatisfiable' {
	return length > 0 && size > 0 ? { start: Math.max(0, size - length), end: size - 1 } : 'unsatisfiable';
}
