import type { FeedChannel, FeedEpisode, FeedFile } from '#lib/feed/feed-model.ts';
import type { MediaItem } from '#lib/media/media-item.ts';
import { describeFile } from '../folder/file-names.ts';

/**
 * The sound, other renditions, the picture and the chapters that an episode links to. The programme's picture is no
 * case's: a case without one of its own gets one drawn.
 */
export function mediaOfEpisode(channel: FeedChannel, episode: FeedEpisode): MediaItem[] {
	const { chapters } = episode;
	const image = episode.image === channel.image ? undefined : episode.image;
	return [
		...filesOf(episode).flatMap((file) => recording(file, episode.durationMs) ?? []),
		...(image ? [{ kind: 'image' as const, src: image, mimeType: byName(image, 'image') ?? 'image/*', alt: '' }] : []),
		...(chapters
			? [{ kind: 'chapters' as const, src: chapters.url, mimeType: chapters.type ?? 'application/json+chapters' }]
			: []),
	];
}

/** What an episode encloses that can neither be heard nor seen: papers, playlists, torrents. */
export function otherFiles(episode: FeedEpisode): FeedFile[] {
	return filesOf(episode).filter((file) => !recording(file, undefined));
}

function filesOf({ enclosure, alternateEnclosures }: FeedEpisode): FeedFile[] {
	const files = enclosure ? [enclosure, ...alternateEnclosures] : alternateEnclosures;
	return [...new Map(files.toReversed().map((file) => [file.url, file])).values()].toReversed();
}

function recording(file: FeedFile, durationMs: number | undefined): MediaItem | undefined {
	const mimeType = recordingType(file);
	if (!mimeType) return undefined;
	const kind = mimeType.startsWith('video/') ? 'video' : 'audio';
	return { kind, src: file.url, mimeType, ...(file.bytes && { bytes: file.bytes }), ...(durationMs && { durationMs }) };
}

/** What the feed calls it, else what its name says; without either an enclosure is sound, as in every podcast. */
function recordingType({ url, type = '' }: FeedFile): string | undefined {
	if (/^(audio|video)\/(?!.*mpegurl)/i.test(type)) return type.toLowerCase();
	const isSilent = type === '' || type === 'application/octet-stream';
	return byName(url, 'audio') ?? byName(url, 'video') ?? (isSilent ? 'audio/mpeg' : undefined);
}

function byName(address: string, kind: MediaItem['kind']): string | undefined {
	const named = describeFile({ src: new URL(address).pathname });
	return named.kind === kind ? named.mimeType : undefined;
}
