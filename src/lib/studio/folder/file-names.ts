import type { MediaItem } from '#lib/media/media-item.ts';

type MediaKind = MediaItem['kind'];

const types: Record<string, readonly [MediaKind, string]> = {
	mp3: ['audio', 'audio/mpeg'],
	m4a: ['audio', 'audio/mp4'],
	ogg: ['audio', 'audio/ogg'],
	opus: ['audio', 'audio/ogg'],
	wav: ['audio', 'audio/wav'],
	flac: ['audio', 'audio/flac'],
	mp4: ['video', 'video/mp4'],
	webm: ['video', 'video/webm'],
	jpg: ['image', 'image/jpeg'],
	jpeg: ['image', 'image/jpeg'],
	png: ['image', 'image/png'],
	webp: ['image', 'image/webp'],
	avif: ['image', 'image/avif'],
	svg: ['image', 'image/svg+xml'],
	json: ['chapters', 'application/json+chapters'],
};

const fileNames: Record<MediaKind, string> = { audio: 'sound', video: 'video', image: 'image', chapters: 'chapters' };

/** What the ending of a file's name tells about it: kind and media type; nothing when it is unknown. */
export function describeFile({ src }: { src?: unknown }): Partial<MediaItem> {
	const [kind, mimeType] = (typeof src === 'string' && types[ending(src)]) || [];
	return kind === undefined ? {} : { kind, mimeType };
}

/** Whether the file is on the web, and not in the case's folder. */
export function isOnTheWeb(src: string): boolean {
	return /^https?:\/\//i.test(src);
}

/** Whether a path names something inside the case's folder on every system; says nothing of symbolic links. */
export function staysInside(path: string): boolean {
	const parts = path.split('/');
	return !/[\\:\p{Cc}]/u.test(path) && parts.every((part) => part !== '' && part !== '.' && part !== '..');
}

/** The names that a case's media files get in its folder, `sound.mp3`, `image-2.png`; web addresses stay. */
export function nameFiles(media: readonly MediaItem[]): MediaItem[] {
	const taken = new Map<string, number>();
	return media.map((item) => {
		if (isOnTheWeb(item.src)) return item;
		const name = fileNames[item.kind];
		const count = (taken.get(name) ?? 0) + 1;
		taken.set(name, count);
		return { ...item, src: `${name}${count === 1 ? '' : `-${count}`}.${endingOf(item)}` };
	});
}

function endingOf({ src, mimeType }: MediaItem): string {
	const byType = Object.entries(types).find(([, [, type]]) => type === mimeType)?.[0];
	return /^[a-z0-9]{1,5}$/.test(ending(src)) ? ending(src) : (byType ?? 'bin');
}

function ending(path: string): string {
	return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}
