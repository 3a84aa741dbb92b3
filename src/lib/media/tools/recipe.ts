/** What to make of one recording, whichever program makes it. Paths are absolute and ours. */
export interface Recipe {
	input: { path: string; demuxer: string };
	/** A PNG that is shown instead of the recording's own picture. */
	picture?: string;
	outputs: Output[];
}

/** One file, or the program's standard output when `path` is `-`. */
export interface Output {
	path: string;
	muxer: 'ogg' | 'mp3' | 'mp4' | 'mjpeg' | 's16le';
	sound?: Track;
	video?: Track;
	/** Chapters are taken over from the recording unless told. */
	withoutChapters?: boolean;
}

export interface Track {
	/** FFmpeg's filter chain, `volume=2dB,aformat=sample_rates=48000`. */
	filter: string;
	encoder: string;
	/** FFmpeg's own names of the encoder's options, `{ b: '48k' }`. */
	options: Record<string, string>;
}

/** Longer recordings are refused: no conversation lasts so long, and a small file of silence could. */
export const longestMs = 12 * 60 * 60_000;

/**
 * How any FFmpeg may read what somebody gave us: only this file, only as what its content says, only in well-known
 * codecs, and no picture larger than 8K.
 */
export function readingOptions(demuxer: string): Record<string, string> {
	return {
		protocol_whitelist: 'file,pipe',
		format_whitelist: demuxer,
		codec_whitelist: codecs.join(','),
		max_pixels: '36000000',
	};
}

const codecs = [
	...[
		'mp3',
		'mp3float',
		'mp2',
		'mp2float',
		'mp1',
		'mp1float',
		'aac',
		'aac_latm',
		'alac',
		'flac',
		'vorbis',
		'libvorbis',
		'opus',
		'libopus',
		'ac3',
		'eac3',
	],
	...[
		'pcm_s16le',
		'pcm_s16be',
		'pcm_s24le',
		'pcm_s24be',
		'pcm_s32le',
		'pcm_s32be',
		'pcm_f32le',
		'pcm_f32be',
		'pcm_f64le',
		'pcm_u8',
		'pcm_s8',
	],
	...['pcm_alaw', 'pcm_mulaw', 'adpcm_ima_wav', 'adpcm_ms', 'adpcm_ima_qt', 'amrnb', 'amrwb', 'wmav2'],
	...[
		'h264',
		'hevc',
		'vp8',
		'libvpx',
		'vp9',
		'libvpx-vp9',
		'av1',
		'libdav1d',
		'mpeg4',
		'mpeg2video',
		'mpeg1video',
		'h263',
		'prores',
		'dnxhd',
	],
	...['theora', 'mjpeg', 'png'],
];
