import { clockTime } from '#lib/platform/i18n/clock-time.ts';
import { accountPlaces } from './account-places.ts';
import { newestStart, type PlayedTo } from './places.ts';
import { herePlaces, rememberHere } from './places-here.ts';

const everyMs = 10_000;

/** Offers to go on where one left off, and remembers where that is once something has been played. */
export function offerToResume(root: HTMLElement, media: HTMLMediaElement, slug: string, play: (seconds: number) => void): void {
	const button = root.querySelector<HTMLButtonElement>('.continue');
	const account = accountPlaces(root, media, slug);
	const seconds = newestStart(herePlaces()[slug], account?.place);
	if (button && seconds && !root.dataset.at) {
		button.hidden = false;
		button.append(clockTime(seconds * 1000));
		button.addEventListener('click', () => play(seconds));
		media.addEventListener('play', () => (button.hidden = true), { once: true });
	}
	const keep = account?.keep ?? ((place: PlayedTo) => rememberHere(slug, place));
	media.addEventListener('play', () => keepPlace(media, keep), { once: true });
}

/** Every ten seconds at most, and when one leaves; a page that only stays open says nothing, so that it undoes nothing. */
function keepPlace(media: HTMLMediaElement, keep: (place: PlayedTo) => void): void {
	let kept = media.currentTime;
	let keptAt = 0;
	let timer = 0;
	const keepNow = () => {
		clearTimeout(timer);
		if (media.currentTime === kept) return;
		kept = media.currentTime;
		keptAt = Date.now();
		keep({ seconds: kept, length: media.duration, at: keptAt });
	};
	const leave = () => document.visibilityState === 'hidden' && keepNow();
	media.addEventListener('timeupdate', () => {
		if (Date.now() >= keptAt + everyMs) keepNow();
	});
	media.addEventListener('pause', () => {
		clearTimeout(timer);
		timer = window.setTimeout(keepNow, keptAt + everyMs - Date.now());
	});
	media.addEventListener('ended', keepNow);
	document.addEventListener('visibilitychange', leave);
	addEventListener('pagehide', keepNow);
}
