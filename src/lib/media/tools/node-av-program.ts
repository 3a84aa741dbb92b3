import { writeSync } from 'node:fs';
import { Decoder, Demuxer, Encoder, FilterAPI, Muxer } from 'node-av/api';
import { AV_LOG_INFO, AVERROR_EOF, type FFEncoderCodec } from 'node-av/constants';
import { FFmpegError, Frame, Log, type Packet, type Stream } from 'node-av/lib';
import { type Output, type Recipe, readingOptions, type Track } from './recipe.ts';

/**
 * A program: does with the FFmpeg inside the package `node-av` what the program ffmpeg does with the same recipe.
 * Everything is synchronous, since nothing else runs here, and frees frames at once instead of leaving them to the
 * garbage collector, which does not see how large they are.
 */
function main({ cook, probe }: { cook?: Recipe; probe?: Recipe['input'] }): void {
	Log.setLevel(AV_LOG_INFO);
	if (probe) writeAll(Buffer.from(JSON.stringify(describeFile(open(probe)))));
	if (cook) for (const output of cook.outputs) make(cook, output);
	// At an ordinary end the package frees an encoder's options a second time, and crashes.
	process.exit(0);
}

function open({ path, demuxer }: Recipe['input']): Demuxer {
	// The package frees a list of formats twice; none of our demuxers opens another one.
	const { format_whitelist, ...options } = readingOptions(demuxer);
	return Demuxer.openSync(`file:${path}`, { format: demuxer, options });
}

/** In the form of `ffprobe -show_format -show_streams`. */
function describeFile(demuxer: Demuxer): object {
	return {
		format: { duration: demuxer.duration > 0 ? String(demuxer.duration) : undefined },
		streams: [demuxer.audio(), pictureOf(demuxer)].filter((stream) => stream !== undefined).map(describeStream),
	};
}

function describeStream({ codecpar, avgFrameRate }: Stream): object {
	const { width, height, channels } = codecpar;
	const isVideo = width > 0;
	return isVideo
		? { codec_type: 'video', width, height, avg_frame_rate: `${avgFrameRate.num}/${avgFrameRate.den}` }
		: { codec_type: 'audio', channels };
}

/** The moving picture; a cover that is attached to sound is none. */
function pictureOf(demuxer: Demuxer): Stream | undefined {
	return demuxer.streams.find(({ codecpar, disposition }) => codecpar.width > 0 && (disposition & attachedPicture) === 0);
}

const attachedPicture = 0x0400;

function make({ input, picture }: Recipe, output: Output): void {
	const demuxer = open(input);
	const still = picture ? open({ path: picture, demuxer: 'png_pipe' }) : undefined;
	const muxer = openMuxer(output);
	const sound = output.sound && startTrack(demuxer.audio(), output.sound, muxer);
	const video = output.video && startTrack(still ? pictureOf(still) : pictureOf(demuxer), output.video, muxer);
	const soundIndex = demuxer.audio()?.index;
	if (still && video) for (const packet of still.packetsSync()) consume(packet, (one) => video.push(one));
	for (const packet of demuxer.packetsSync()) {
		consume(packet, (one) => (one.streamIndex === soundIndex ? sound : still ? undefined : video)?.push(one));
		if ((sound?.isOver() ?? true) && (still || (video?.isOver() ?? true))) break;
	}
	sound?.end();
	video?.end();
	muxer.closeSync();
	sound?.close();
	video?.close();
	still?.closeSync();
	demuxer.closeSync();
}

function openMuxer({ path, muxer }: Output): Muxer {
	const options = { fflags: '+bitexact', ...(muxer === 'mp4' && { movflags: '+faststart' }) };
	// FFmpeg's own writing to the standard output fails where that is a socket, as Node makes it.
	const target = { write: writeAll };
	return path === '-' ? Muxer.openSync(target, { format: muxer, options }) : Muxer.openSync(path, { format: muxer, options });
}

function writeAll(bytes: Buffer): number {
	for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
	return bytes.length;
}

interface RunningTrack {
	push(packet: Packet): void;
	/** Whether the filters have cut off all that may still come. */
	isOver(): boolean;
	end(): void;
	close(): void;
}

/** Decoder, filters, encoder and place in the file for one stream. */
function startTrack(stream: Stream | undefined, { filter, encoder, options }: Track, muxer: Muxer): RunningTrack {
	if (!stream) throw new Error('Stream not found in the recording');
	// A broken packet costs its moment, as in the program ffmpeg; a recording that has none but such holds no sound.
	const decoder = Decoder.createSync(stream, { threadCount: 2, exitOnError: false });
	const filters = FilterAPI.create(filter, { threads: 2 });
	const encode = Encoder.createSync(encoder as FFEncoderCodec, {
		decoder,
		filter: filters,
		options,
		threadCount: 2,
		autoResample: true,
	});
	const index = muxer.addStream(encode);
	const write = (frame: Frame | null) => {
		for (const packet of encode.encodeAllSync(frame)) consume(packet, (one) => muxer.writePacketSync(one, index));
	};
	const writeFiltered = () => {
		for (let frame = filters.receiveSync(); frame instanceof Frame; frame = filters.receiveSync()) consume(frame, write);
	};
	let over = false;
	const filterAndWrite = (frame: Frame) => {
		over ||= !takes(filters, frame);
		writeFiltered();
	};
	return {
		push(packet) {
			for (const frame of decoder.decodeAllSync(packet)) consume(frame, filterAndWrite);
			reportProgress(stream, packet);
		},
		isOver: () => over,
		end() {
			for (const frame of decoder.decodeAllSync(null)) consume(frame, filterAndWrite);
			filters.flushSync();
			writeFiltered();
			if (!encode.isEncoderInitialized) throw new Error('Invalid data: nothing in it could be decoded');
			write(null);
		},
		close() {
			filters.close();
			encode.close();
			decoder.close();
		},
	};
}

/** Whether the filters want more; a trim that has all that it wants says that the file is at its end. */
function takes(filters: FilterAPI, frame: Frame): boolean {
	try {
		filters.processSync(frame);
		return true;
	} catch (error) {
		if (error instanceof FFmpegError && error.code === AVERROR_EOF) return false;
		throw error;
	}
}

/** Hands over what lies outside JavaScript's memory, and frees it. */
function consume<T extends Packet | Frame>(one: T | null, take: (one: T) => void): void {
	if (one) take(one);
	one?.free();
}

let reported = 0;

/** As `ffmpeg -progress pipe:3` does. */
function reportProgress({ timeBase }: Stream, { pts }: Packet): void {
	const doneUs = Math.floor((Number(pts) * timeBase.num * 1e6) / timeBase.den);
	if (doneUs < reported + 5e6) return;
	reported = doneUs;
	try {
		writeSync(3, `out_time_us=${doneUs}\n`);
	} catch {
		// Nobody listens.
	}
}

try {
	main(JSON.parse(process.argv[2] ?? '{}'));
} catch (error) {
	console.error(`Error: ${(error as Error).message}`);
	process.exit(1);
}
