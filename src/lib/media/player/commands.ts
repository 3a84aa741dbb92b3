import { remember } from '#lib/ui/remembered.ts';

export const speeds = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3];

/** Everything that a button or a key does, by name. */
export type Commands = Record<string, () => unknown>;

/** The commands that need nothing but the recording. */
export function mediaCommands(media: HTMLMediaElement): Commands {
	const move = (seconds: number) => () => seek(media, media.currentTime + seconds);
	const faster = (steps: number) => () => {
		const at = speeds.findIndex((speed) => speed >= media.playbackRate);
		setSpeed(media, speeds[at + steps] ?? media.playbackRate);
	};
	return {
		play: () => (media.paused ? media.play().catch(() => {}) : media.pause()),
		back: move(-15),
		forward: move(15),
		left: move(-5),
		right: move(5),
		slower: faster(-1),
		faster: faster(1),
		mute: () => (media.muted = !media.muted),
		captions: () => {
			const track = media.textTracks[0];
			if (track) track.mode = track.mode === 'showing' ? 'hidden' : 'showing';
		},
		fullscreen: () => {
			if (media.localName === 'video') document.fullscreenElement ? document.exitFullscreen() : media.requestFullscreen();
		},
	};
}

/** Moves to a place; before the recording's length is known, the browser keeps the place until it is. */
export function seek(media: HTMLMediaElement, seconds: number): void {
	media.currentTime = Math.max(0, Math.min(seconds, media.duration || Infinity));
}

/** Plays at this speed, also what is loaded later, and next time. */
export function setSpeed(media: HTMLMediaElement, speed: number): void {
	media.defaultPlaybackRate = speed;
	media.playbackRate = speed;
	remember('speed', speed === 1 ? null : String(speed));
}
