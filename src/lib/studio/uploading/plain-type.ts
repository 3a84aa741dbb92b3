import type { MediaItem } from '#lib/media/media-item.ts';

const usualNames: Record<string, string> = {
	'audio/x-m4a': 'audio/mp4',
	'audio/x-wav': 'audio/wav',
	'audio/x-flac': 'audio/flac',
};

/** The usual name of a type; a container of sound or video says no more than that, so sound in it stays sound. */
export function plainType(mime: string, kind: MediaItem['kind']): string {
	const type = mime.split(';', 1)[0] ?? mime;
	const named = usualNames[type] ?? type;
	return kind === 'audio' ? named.replace(/^video\/(mp4|webm|ogg)$/, 'audio/$1') : named;
}
