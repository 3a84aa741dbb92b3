/** The one file of a form that is being sent. */
export interface FormFile {
	name: string;
	content: AsyncIterable<Buffer>;
}

const mostHeadBytes = 16_384;
const headEnd = Buffer.from('\r\n\r\n');

/**
 * Reads a form that holds a file and nothing else (multipart/form-data, RFC 7578) as it arrives, without keeping it in memory;
 * undefined for what is no such form. The content ends with an error when the form is cut off.
 */
export async function readFormFile(contentType: string, body: AsyncIterable<Buffer>): Promise<FormFile | undefined> {
	const [, quoted, plain] = /^multipart\/form-data;.*\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? [];
	const boundary = quoted ?? plain;
	if (boundary === undefined) return undefined;
	const chunks = body[Symbol.asyncIterator]();
	let held: Buffer = Buffer.alloc(0);
	while (!held.includes(headEnd)) {
		const { value, done } = await chunks.next();
		if (done || held.length > mostHeadBytes) return undefined;
		held = Buffer.concat([held, value]);
	}
	const at = held.indexOf(headEnd);
	const head = held.subarray(0, at).toString('utf8');
	const [, name] = /^content-disposition:\s*form-data;.*\bfilename="([^"\r\n]*)"/im.exec(head) ?? [];
	if (!head.startsWith(`--${boundary}\r\n`) || name === undefined) return undefined;
	const end = Buffer.from(`\r\n--${boundary}`);
	return { name: name.replaceAll('%22', '"'), content: until(end, held.subarray(at + headEnd.length), chunks) };
}

/** What comes before `end`, which may stand across two chunks. */
async function* until(end: Buffer, first: Buffer, chunks: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
	let held = first;
	while (true) {
		const at = held.indexOf(end);
		if (at >= 0) {
			yield held.subarray(0, at);
			return;
		}
		const safe = Math.max(0, held.length - end.length + 1);
		if (safe > 0) yield held.subarray(0, safe);
		const { value, done } = await chunks.next();
		if (done) throw new Error('The form was cut off.');
		held = Buffer.concat([held.subarray(safe), value]);
	}
}
