import type { Heard } from '../heard.ts';

/** A shorter jump is no seek: silences are skipped so. */
const leastSeek = 5;
const mostSegments = 100;
const mostEvents = 20;

/** Listens to what is played, paused and sought from now on; what it returns tells what is new, and all that was played. */
export function listenTo(media: HTMLMediaElement, session: string): () => Heard {
	const segments: Heard['segments'] = [];
	let events: (Heard['events'][number] & { ms: number })[] = [];
	let [began, last] = [Number.NaN, media.currentTime];
	const note = (did: Heard['events'][number]['did'], at: number, from?: number) =>
		events.push({ did, at, from, agoMs: 0, ms: Date.now() });
	const close = () => {
		if (last > began) segments.push([began, last]);
		began = Number.NaN;
	};
	const pause = () => {
		if (Number.isNaN(began)) return;
		close();
		note('paused', last);
	};
	media.addEventListener('play', () => {
		began = last = media.currentTime;
		note('played', began);
	});
	media.addEventListener('timeupdate', () => {
		if (!media.seeking) last = media.currentTime;
	});
	media.addEventListener('seeked', () => {
		const at = media.currentTime;
		if (Math.abs(at - last) >= leastSeek) {
			note('seeked', at, last);
			close();
			if (!media.paused) began = at;
		}
		last = at;
	});
	media.addEventListener('pause', pause);
	addEventListener('pagehide', pause);
	return () => {
		const told = events.slice(-mostEvents).map(({ ms, ...event }) => ({ ...event, agoMs: Date.now() - ms }));
		const open: Heard['segments'] = last > began ? [[began, last]] : [];
		events = [];
		return { session, segments: [...segments, ...open].slice(-mostSegments), events: told };
	};
}
