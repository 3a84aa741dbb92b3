import { type Output, type Recipe, readingOptions, type Track } from './recipe.ts';

/** The arguments for the program ffmpeg that make what a recipe says. */
export function ffmpegArguments({ input, picture, outputs }: Recipe): string[] {
	return [
		...['-hide_banner', '-nostdin', '-nostats', '-loglevel', 'info', '-progress', 'pipe:3', '-y'],
		...['-max_alloc', String(2 ** 29), '-filter_threads', '2'],
		...inputArguments(input.path, input.demuxer),
		...(picture ? inputArguments(picture, 'png_pipe') : []),
		...outputs.flatMap((output) => outputArguments(output, picture ? '1:v:0' : '0:V:0')),
	];
}

/** The arguments for ffmpeg and ffprobe that name a file, never to be taken for anything else. */
export function inputArguments(path: string, demuxer: string): string[] {
	const options = Object.entries(readingOptions(demuxer)).flatMap(([name, value]) => [`-${name}`, value]);
	return ['-threads', '2', ...options, '-f', demuxer, '-i', `file:${path}`];
}

function outputArguments(output: Output, picture: string): string[] {
	const { sound, video, muxer, path } = output;
	return [
		...(sound ? ['-map', '0:a:0', '-filter:a', sound.filter, ...encoderArguments(sound, 'a')] : ['-an']),
		...(video ? ['-map', picture, '-filter:v', video.filter, ...encoderArguments(video, 'v')] : ['-vn']),
		...['-sn', '-dn', '-map_metadata', '-1', '-map_chapters', output.withoutChapters ? '-1' : '0'],
		...['-fflags', '+bitexact', '-flags', '+bitexact', '-threads', '2'],
		...(muxer === 'mp4' ? ['-movflags', '+faststart'] : []),
		...['-f', muxer, path === '-' ? 'pipe:1' : `file:${path}`],
	];
}

function encoderArguments({ encoder, options }: Track, kind: 'a' | 'v'): string[] {
	return [`-c:${kind}`, encoder, ...Object.entries(options).flatMap(([name, value]) => [`-${name}:${kind}`, value])];
}
