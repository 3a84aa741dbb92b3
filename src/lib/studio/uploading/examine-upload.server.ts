import { stat } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import type { Tools } from '#lib/media/find-tools.server.ts';
import type { MediaItem } from '#lib/media/media-item.ts';
import { mediaTypeOf } from '#lib/media/media-type.ts';
import { probeMedia } from '#lib/media/probe-media.server.ts';
import { isExpected } from '#lib/platform/errors.ts';
import { largestPictureBytes, type UploadProblem } from '../upload.ts';
import { plainType } from './plain-type.ts';

/** What a file turned out to be, as an item of a case, and the ending that its kind has. */
export interface Examined {
	item: Pick<MediaItem, 'kind' | 'mimeType' | 'durationMs'>;
	ending: string;
}

/** Pictures that browsers show and that can hold no script. */
const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'];

/** Whether files with this content are taken. */
export function isTaken(mimeType: string): boolean {
	return pictureTypes.includes(mimeType) || mediaTypeOf(mimeType) !== undefined;
}

/** Looks at what a file holds, whatever it is called; or says why it is not taken. */
export async function examineUpload(tools: Tools, path: string, signal?: AbortSignal): Promise<Examined | UploadProblem> {
	const found = await fileTypeFromFile(path).catch(() => undefined);
	if (!found || !isTaken(found.mime)) return 'kind';
	if (pictureTypes.includes(found.mime)) {
		if ((await stat(path)).size > largestPictureBytes) return 'largePicture';
		return { item: { kind: 'image', mimeType: found.mime }, ending: found.ext };
	}
	try {
		const { picture, statedDurationMs: durationMs } = await probeMedia(tools, path, signal);
		const kind = picture ? 'video' : 'audio';
		return { item: { kind, mimeType: plainType(found.mime, kind), ...(durationMs && { durationMs }) }, ending: found.ext };
	} catch (error) {
		if (isExpected(error)) return 'broken';
		throw error;
	}
}
