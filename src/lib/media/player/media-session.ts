import type { Chapters } from './chapters.ts';
import { type Commands, seek } from './commands.ts';

/** What the lock screen, the keyboard's media keys and headphones show and do. */
export function nameForLockScreen(root: HTMLElement, media: HTMLMediaElement, commands: Commands, chapters: Chapters): void {
	const session = navigator.mediaSession;
	if (!session) return;
	const { title, artist, picture } = root.dataset;
	const step = (by: 1 | -1) => () => {
		const start = chapters.step(media.currentTime, by);
		if (start !== undefined) seek(media, start);
	};
	const handlers: [MediaSessionAction, MediaSessionActionHandler][] = [
		['play', () => media.play()],
		['pause', () => media.pause()],
		['seekbackward', () => commands.back?.()],
		['seekforward', () => commands.forward?.()],
		['seekto', ({ seekTime }) => seek(media, seekTime ?? 0)],
	];
	media.addEventListener('play', () => {
		session.metadata = new MediaMetadata({ title, artist, artwork: [{ src: picture ?? '' }] });
		for (const [action, handler] of handlers) handle(session, action, handler);
		chapters.whenThere(() => {
			handle(session, 'previoustrack', step(-1));
			handle(session, 'nexttrack', step(1));
		});
	});
	const tellPlace = () => {
		const { duration, playbackRate, currentTime } = media;
		if (Number.isFinite(duration))
			session.setPositionState?.({ duration, playbackRate, position: Math.min(currentTime, duration) });
	};
	for (const event of ['play', 'seeked', 'ratechange', 'durationchange']) media.addEventListener(event, tellPlace);
	if (media.readyState > 0) tellPlace();
}

/** Browsers throw at an action that they do not know. */
function handle(session: MediaSession, action: MediaSessionAction, handler: MediaSessionActionHandler): void {
	try {
		session.setActionHandler(action, handler);
	} catch {}
}
