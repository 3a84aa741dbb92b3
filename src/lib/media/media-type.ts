/** What a recording's content says that it is: how FFmpeg is to read it, and what people call it. */
export interface MediaType {
	mimeType: string;
	/** FFmpeg's name of the demuxer, given to it so that it never guesses. */
	demuxer: string;
	name: string;
}

/**
 * What is read as sound or video. Not among them: playlists, pictures, subtitles, and whatever else makes FFmpeg
 * open other files.
 */
const types: [name: string, demuxer: string, ...mimeTypes: string[]][] = [
	['MP3', 'mp3', 'audio/mpeg'],
	['MP4', 'mov', 'video/mp4', 'audio/mp4', 'audio/x-m4a', 'video/x-m4v', 'video/quicktime', 'video/3gpp', 'audio/x-m4b'],
	['WebM', 'matroska', 'video/webm', 'video/matroska', 'audio/matroska', 'video/x-matroska'],
	['Ogg', 'ogg', 'audio/ogg', 'video/ogg', 'audio/opus', 'application/ogg', 'audio/ogg; codecs=opus'],
	['WAV', 'wav', 'audio/wav', 'audio/vnd.wave'],
	['FLAC', 'flac', 'audio/flac', 'audio/x-flac'],
	['AAC', 'aac', 'audio/aac'],
	['AIFF', 'aiff', 'audio/aiff', 'audio/x-aiff'],
	['AVI', 'avi', 'video/vnd.avi', 'video/x-msvideo'],
	['MPEG-TS', 'mpegts', 'video/mp2t'],
];

/** The type for a MIME type that was found in a file's content. */
export function mediaTypeOf(mimeType: string): MediaType | undefined {
	const found = types.find(([, , ...mimeTypes]) => mimeTypes.includes(mimeType));
	return found && { mimeType, name: found[0], demuxer: found[1] };
}

/** `MP3, MP4, WebM, …` for sentences that say what is understood. */
export const readableTypes = types.map(([name]) => name).join(', ');
