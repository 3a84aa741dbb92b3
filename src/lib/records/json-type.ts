/** Whether a Content-Type is application/json, whatever its parameters. */
export function isJsonType(contentType: string): boolean {
	return mediaType(contentType) === 'application/json';
}

/** The media type of a Content-Type, without parameters, in lower case. */
export function mediaType(contentType: string): string {
	return contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
