const skipMs = 3000;
/** How fast editors may listen. */
export const speeds = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];

/** The sound, in milliseconds; without a recording it only remembers the place. */
export interface Playback {
	readonly ms: number;
	readonly lengthMs: number;
	readonly isPlaying: boolean;
	seek(ms: number): void;
	play(): void;
	toggle(): void;
	skip(by: 1 | -1): void;
	faster(by: 1 | -1): void;
	/** Told at every picture while it plays, and whenever the place changes. */
	onPlace(listener: (ms: number) => void): void;
}

export function createPlayback(media: HTMLMediaElement | null, knownMs: number): Playback {
	const listeners: ((ms: number) => void)[] = [];
	let asked = 0;
	const place = () => (media ? media.currentTime * 1000 : asked);
	const tell = () => {
		for (const listener of listeners) listener(place());
	};
	const frame = () => {
		tell();
		if (media && !media.paused) requestAnimationFrame(frame);
	};
	media?.addEventListener('play', () => requestAnimationFrame(frame));
	for (const event of ['seeking', 'pause', 'loadedmetadata', 'ratechange']) media?.addEventListener(event, tell);
	const lengthMs = () => (media && Number.isFinite(media.duration) ? media.duration * 1000 : knownMs);
	const seek = (ms: number) => {
		asked = Math.max(0, Math.min(ms, lengthMs() || ms));
		if (media) media.currentTime = asked / 1000;
		tell();
	};
	const play = () => void media?.play().catch(() => undefined);
	return {
		get ms() {
			return place();
		},
		get lengthMs() {
			return lengthMs();
		},
		get isPlaying() {
			return media !== null && !media.paused;
		},
		seek,
		play,
		toggle: () => (media?.paused ? play() : media?.pause()),
		skip: (by) => seek(place() + by * skipMs),
		faster(by) {
			if (!media) return;
			const at = speeds.indexOf(media.playbackRate);
			media.playbackRate = speeds[at < 0 ? 2 : Math.max(0, Math.min(at + by, speeds.length - 1))] ?? 1;
		},
		onPlace: (listener) => void listeners.push(listener),
	};
}
