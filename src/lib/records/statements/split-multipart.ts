import type { Place } from './place.ts';

/** One part of a multipart body: its headers, by name in lower case, and its octets. */
export type BodyPart = { headers: Map<string, string>; body: Buffer };

/** Splits a multipart body as RFC 2046 5.1.1 writes it; preamble and epilogue are passed over. */
export function splitMultipart(body: Buffer, boundary: string, place: Place): BodyPart[] {
	const text = Buffer.concat([Buffer.from('\r\n'), body]);
	const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
	const parts: BodyPart[] = [];
	let at = text.indexOf(delimiter);
	while (at >= 0) {
		const after = at + delimiter.length;
		if (text.toString('latin1', after, after + 2) === '--') return parts;
		const start = lineEnd(text, after, place);
		at = text.indexOf(delimiter, start - 2);
		if (at >= 0) parts.push(readPart(text.subarray(start, Math.max(start, at)), place.at(parts.length)));
	}
	return place.refuse('multipart', `must end with the boundary "${boundary}" and two hyphens`);
}

/** The index of the line after a delimiter, which only spaces may follow. */
function lineEnd(text: Buffer, after: number, place: Place): number {
	let at = after;
	while (text[at] === 0x20 || text[at] === 0x09) at++;
	if (text[at] !== 0x0d || text[at + 1] !== 0x0a)
		place.refuse('multipart', 'must have nothing but a line end after each boundary');
	return at + 2;
}

function readPart(part: Buffer, place: Place): BodyPart {
	const gap = part.indexOf('\r\n\r\n');
	const hasHeaders = part.indexOf('\r\n') !== 0;
	if (hasHeaders && gap < 0) return place.refuse('multipart', 'must have an empty line between its headers and its content');
	if (!hasHeaders) return { headers: new Map(), body: part.subarray(2) };
	return { headers: readHeaders(part.toString('latin1', 0, gap), place), body: part.subarray(gap + 4) };
}

function readHeaders(lines: string, place: Place): Map<string, string> {
	const headers = new Map<string, string>();
	for (const line of lines.split('\r\n')) {
		const [, name, value = ''] = /^([\w!#$%&'*+.^`|~-]+):(.*)$/.exec(line) ?? [];
		if (name === undefined)
			return place.refuse(
				'multipart',
				`must have headers of the form "Name: value", and has ${JSON.stringify(line.slice(0, 60))}`,
			);
		headers.set(name.toLowerCase(), value.trim());
	}
	return headers;
}
