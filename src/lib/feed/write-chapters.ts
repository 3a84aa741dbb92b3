import type { Chapter } from './read-chapters.ts';

/** What a file of chapters says of its episode. */
export interface ChaptersHead {
	title?: string;
	podcastName?: string;
	author?: string;
}

/** Writes chapters as `application/json+chapters` (Podcasting 2.0, version 1.2.0), in the order of their times. */
export function writeChapters(chapters: readonly Chapter[], head: ChaptersHead = {}): string {
	const entries = chapters
		.toSorted((a, b) => a.startMs - b.startMs)
		.map(({ startMs, title, url, image }) => ({ startTime: startMs / 1000, title, url, img: image }));
	return `${JSON.stringify({ version: '1.2.0', ...head, chapters: entries }, null, '\t')}\n`;
}
