import { clockTime } from '#lib/platform/i18n/clock-time.ts';
import { readPlaces, withPlace } from './places.ts';
import { recall, remember } from './remembered.ts';

const dayMs = 86_400_000;
const everySeconds = 10;

/** Offers to go on where one left off, and remembers where that is once something has been played. */
export function offerToResume(root: HTMLElement, media: HTMLMediaElement, slug: string, play: (seconds: number) => void): void {
	const button = root.querySelector<HTMLButtonElement>('.continue');
	const [seconds] = readPlaces(recall('places'))[slug] ?? [];
	if (button && seconds && !root.dataset.at) {
		button.hidden = false;
		button.append(clockTime(seconds * 1000));
		button.addEventListener('click', () => play(seconds));
		media.addEventListener('play', () => (button.hidden = true), { once: true });
	}
	media.addEventListener('play', () => keepPlace(media, slug), { once: true });
}

function keepPlace(media: HTMLMediaElement, slug: string): void {
	let kept = 0;
	const keep = () => {
		kept = media.currentTime;
		const place = { seconds: kept, length: media.duration, day: Math.floor(Date.now() / dayMs) };
		const places = withPlace(readPlaces(recall('places')), slug, place);
		remember('places', Object.keys(places).length > 0 ? JSON.stringify(places) : null);
	};
	media.addEventListener('pause', keep);
	addEventListener('pagehide', keep);
	media.addEventListener('timeupdate', () => {
		if (Math.abs(media.currentTime - kept) >= everySeconds) keep();
	});
}
