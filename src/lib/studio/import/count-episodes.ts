import { createReadStream } from 'node:fs';

const begin = /<(?:[\w-]+:)?(?:item|entry)[\s>]/gi;
const longestTag = 60;

/** About how many episodes a feed's file has, to say how long they will take; undefined when none can be seen. */
export async function countEpisodes(file: string): Promise<number | undefined> {
	let count = 0;
	let rest = '';
	// Latin-1 keeps every ASCII letter where it is, whatever the encoding; NULs are UTF-16's other halves.
	for await (const chunk of createReadStream(file, { encoding: 'latin1', highWaterMark: 256_000 })) {
		const text: string = rest + String(chunk).replaceAll('\0', '');
		const tags = [...text.matchAll(begin)];
		const last = tags.at(-1);
		count += tags.length;
		rest = text.slice(Math.max(last ? last.index + last[0].length : 0, text.length - longestTag));
	}
	return count || undefined;
}
