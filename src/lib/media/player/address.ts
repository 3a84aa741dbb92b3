import { placeOf, type Reading } from './read-along.ts';

/** The page's address says where the sound is whenever it stops or jumps, so that it can be copied. */
export function keepAddress(media: HTMLMediaElement, reading: Reading | undefined): void {
	let timer = 0;
	const write = () => {
		const url = new URL(location.href);
		const place = media.ended ? 0 : placeOf(media, reading);
		if (place > 0) url.searchParams.set('t', String(place));
		else url.searchParams.delete('t');
		url.hash = '';
		if (url.href !== location.href) history.replaceState(history.state, '', url);
	};
	// Somebody who draws the slider jumps many times a second.
	const soon = () => {
		clearTimeout(timer);
		timer = window.setTimeout(write, 300);
	};
	media.addEventListener('pause', soon);
	media.addEventListener('seeked', soon);
}
