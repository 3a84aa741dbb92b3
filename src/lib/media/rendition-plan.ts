import type { MediaFacts } from './probe-media.server.ts';
import { longestMs, type Output, type Track } from './tools/recipe.ts';

/** What is made of a recording. The originals stay as they are. */
export type RenditionKind = 'opus' | 'mp3' | 'mp4' | 'poster' | 'peaks';

/** The file of each kind. A new number in its name is a new address, which caches ask for anew. */
export const renditionForms: Record<RenditionKind, { name: string; mimeType: string }> = {
	opus: { name: 'sound-1.opus', mimeType: 'audio/ogg; codecs=opus' },
	mp3: { name: 'sound-1.mp3', mimeType: 'audio/mpeg' },
	mp4: { name: 'video-1.mp4', mimeType: 'video/mp4' },
	poster: { name: 'poster-1.jpg', mimeType: 'image/jpeg' },
	peaks: { name: 'peaks-1.dat', mimeType: 'application/octet-stream' },
};

/** What a recording becomes. Nobody needs the sound alone of a video whose case has the sound as a file of its own. */
export function plannedKinds(
	{ sound, picture }: Pick<MediaFacts, 'sound' | 'picture'>,
	soundIsElsewhere: boolean,
): RenditionKind[] {
	const soundAlone = sound && !(picture && soundIsElsewhere);
	return [
		...(sound ? (['peaks'] as const) : []),
		...(soundAlone ? (['opus', 'mp3'] as const) : []),
		...(picture ? (['mp4', 'poster'] as const) : []),
	];
}

/** How one kind is made of a recording of the given loudness. */
export function planOutput(
	kind: Exclude<RenditionKind, 'peaks'>,
	facts: MediaFacts,
	loudnessLufs: number | undefined,
	path: string,
): Output {
	const { sound, picture } = facts;
	const voice = (encoder: string, options: Track['options'], format: string) => {
		return { filter: `${cutOff('a')},${loudnessFilter(loudnessLufs)},aformat=sample_rates=48000:${format}`, encoder, options };
	};
	const perChannel = (mono: string, stereo: string) => (sound?.channels === 1 ? mono : stereo);
	const channels = `channel_layouts=${perChannel('mono', 'stereo')}`;
	switch (kind) {
		case 'opus':
			return {
				path,
				muxer: 'ogg',
				sound: voice('libopus', { b: perChannel('32k', '48k'), application: 'voip' }, `${channels}:sample_fmts=s16`),
			};
		case 'mp3':
			return { path, muxer: 'mp3', sound: voice('libmp3lame', { b: perChannel('64k', '96k') }, `${channels}:sample_fmts=fltp`) };
		case 'mp4':
			return {
				path,
				muxer: 'mp4',
				...(sound && { sound: voice('aac', { b: perChannel('64k', '96k') }, `${channels}:sample_fmts=fltp`) }),
				video: { filter: videoFilter(picture?.framesPerSecond ?? 25), encoder: 'libx264', options: videoOptions },
			};
		case 'poster':
			return {
				path,
				muxer: 'mjpeg',
				video: {
					filter: posterFilter(facts.statedDurationMs),
					encoder: 'mjpeg',
					options: { flags: '+qscale', global_quality: '354' },
				},
				withoutChapters: true,
			};
	}
}

/** What published sound is brought to, as podcasts are; EBU R 128 leaves the number to the medium. */
export const targetLufs = -16;
const ceiling = 10 ** (-1.5 / 20);

/**
 * The same gain from beginning to end, and a limiter for what would then be too loud. FFmpeg's loudnorm gives the same
 * loudness, but moves the gain up and down wherever a peak is in the way, and takes five times as long.
 */
export function loudnessFilter(loudnessLufs: number | undefined): string {
	const gain = Math.max(-30, Math.min(30, targetLufs - (loudnessLufs ?? targetLufs)));
	return `volume=${gain.toFixed(1)}dB,alimiter=limit=${ceiling.toFixed(4)}:attack=5:release=50:level=false`;
}

const cutOff = (kind: 'a' | '') => `${kind}trim=end=${longestMs / 1000}`;

/** Square pixels, even sides, 720 lines at most, 30 pictures a second at most. */
function videoFilter(framesPerSecond: number): string {
	return `${cutOff('')},fps=${Math.min(30, Math.max(1, framesPerSecond)).toFixed(3)},${fitted},format=yuv420p`;
}

const fitted =
	"scale='trunc(iw*sar/2)*2':'trunc(ih/2)*2',setsar=1,scale=w='min(1280,iw)':h='min(720,ih)':force_original_aspect_ratio=decrease:force_divisible_by=2";

const videoOptions = { preset: 'veryfast', crf: '23', maxrate: '2500k', bufsize: '5000k', profile: 'high', g: '120' };

/** A picture from near the beginning, after what fades in. */
function posterFilter(durationMs = 0): string {
	const second = Math.min(10, durationMs / 10_000);
	return `trim=start=${second.toFixed(2)},trim=end_frame=1,setpts=PTS-STARTPTS,${fitted},format=yuvj420p`;
}
