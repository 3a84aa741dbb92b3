import { fileTypeFromFile } from 'file-type';
import { Invalid } from '#lib/platform/errors.ts';
import { type MediaType, mediaTypeOf, readableTypes } from './media-type.ts';

/** What a file is by its content, whatever it is called; throws Invalid when it is no sound or video that we read. */
export async function sniffMediaType(path: string): Promise<MediaType> {
	const found = await fileTypeFromFile(path).catch(() => undefined);
	const type = found && mediaTypeOf(found.mime);
	if (type) return type;
	const what = found ? `its content is ${found.mime}` : 'its content is of no known kind';
	throw new Invalid(`The file is no sound or video that can be read: ${what}. Give it as one of ${readableTypes}.`, 'media');
}
