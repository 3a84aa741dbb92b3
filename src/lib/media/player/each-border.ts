/** Is told where the sound is, in seconds, and answers where it wants to be told again; `Infinity` for nowhere. */
export type AtBorder = (seconds: number) => number;
export type EachBorder = (listener: AtBorder) => void;

const events = ['timeupdate', 'play', 'pause', 'seeking', 'ratechange', 'loadedmetadata'];

/**
 * Tells its listeners, in their order, whenever the place in the recording changes and at every border that they ask
 * for. The browser's own `timeupdate` comes four times a second, too seldom for words.
 */
export function eachBorder(media: HTMLMediaElement): EachBorder {
	const listeners: AtBorder[] = [];
	let timer = 0;
	const tell = () => {
		clearTimeout(timer);
		const now = media.currentTime;
		const next = Math.min(...listeners.map((listener) => listener(now)));
		if (!media.paused && next < Infinity)
			timer = window.setTimeout(tell, Math.max(5, ((next - now) * 1000) / media.playbackRate));
	};
	for (const event of events) media.addEventListener(event, tell);
	return (listener) => {
		listeners.push(listener);
		listener(media.currentTime);
	};
}
