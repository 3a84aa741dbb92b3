import { parseFile } from 'music-metadata';
import { z } from 'zod';
import { Invalid } from '#lib/platform/errors.ts';
import type { Tools } from './find-tools.server.ts';
import type { MediaType } from './media-type.ts';
import { runTool, ToolFailed } from './run-tool.server.ts';
import { sniffMediaType } from './sniff-media-type.server.ts';
import { nodeAv, unreadable } from './tools/cook.server.ts';
import { inputArguments } from './tools/ffmpeg-arguments.ts';

/** What a recording is. Its head may lie about the duration: only reading it to the end tells. */
export interface MediaFacts {
	type: MediaType;
	statedDurationMs: number | undefined;
	sound: { channels: number } | undefined;
	picture: { width: number; height: number; framesPerSecond: number } | undefined;
	chapters: { startMs: number; title: string }[];
}

/** Reads what a recording is; throws Invalid when it is none, or is broken. */
export async function probeMedia(tools: Tools, path: string, signal?: AbortSignal): Promise<MediaFacts> {
	const type = await sniffMediaType(path);
	const read = tools.kind === 'none' ? await readWithoutTools(path) : await readWithTools(tools, path, type, signal);
	if (!read.sound && !read.picture) throw new Invalid(`The ${type.name} file holds neither sound nor moving pictures.`, 'media');
	return { type, ...read };
}

type Read = Omit<MediaFacts, 'type'>;

const stream = z.object({
	codec_type: z.string().optional(),
	channels: z.number().optional(),
	width: z.number().optional(),
	height: z.number().optional(),
	avg_frame_rate: z.string().optional(),
	disposition: z.object({ attached_pic: z.number().optional() }).optional(),
});
const description = z.object({
	format: z.object({ duration: z.string().optional() }).optional(),
	streams: z.array(stream).default([]),
	chapters: z
		.array(z.object({ start_time: z.string(), tags: z.object({ title: z.string().optional() }).optional() }))
		.default([]),
});

async function readWithTools(tools: Tools, path: string, type: MediaType, signal?: AbortSignal): Promise<Read> {
	const show = ['-hide_banner', '-loglevel', 'error', '-show_format', '-show_streams', '-show_chapters', '-of', 'json'];
	const { program, args } =
		tools.kind === 'ffmpeg'
			? { program: tools.ffprobe, args: [...show, ...inputArguments(path, type.demuxer)] }
			: nodeAv({ probe: { path, demuxer: type.demuxer } });
	try {
		const { output } = await runTool({ program, args, timeLimitMs: 60_000, signal });
		return interpret(description.parse(JSON.parse(output)));
	} catch (error) {
		throw error instanceof ToolFailed ? unreadable(error) : error;
	}
}

function interpret({ format, streams, chapters }: z.infer<typeof description>): Read {
	const sound = streams.find(({ codec_type, channels }) => codec_type === 'audio' && channels);
	const picture = streams.find(({ codec_type, disposition }) => codec_type === 'video' && !disposition?.attached_pic);
	const [frames = 0, per = 1] = (picture?.avg_frame_rate ?? '').split('/').map(Number);
	return {
		statedDurationMs: milliseconds(Number(format?.duration)),
		sound: sound && { channels: sound.channels ?? 1 },
		picture:
			picture?.width && picture.height
				? { width: picture.width, height: picture.height, framesPerSecond: frames / per || 25 }
				: undefined,
		chapters: chapters.map(({ start_time, tags }, index) => {
			return { startMs: Math.max(0, Math.round(Number(start_time) * 1000)), title: tags?.title?.trim() || String(index + 1) };
		}),
	};
}

/** What JavaScript alone can tell. */
async function readWithoutTools(path: string): Promise<Read> {
	try {
		const { format } = await parseFile(path, { duration: true, skipCovers: true });
		const sound = format.hasAudio && format.numberOfChannels ? { channels: format.numberOfChannels } : undefined;
		const picture = format.hasVideo ? { width: 0, height: 0, framesPerSecond: 25 } : undefined;
		return { statedDurationMs: milliseconds(format.duration), sound, picture, chapters: [] };
	} catch (error) {
		throw new Invalid(`The recording cannot be read: ${(error as Error).message}. Try another copy of it.`, 'media');
	}
}

function milliseconds(seconds: number | undefined): number | undefined {
	return seconds && seconds > 0 && Number.isFinite(seconds) ? Math.round(seconds * 1000) : undefined;
}
