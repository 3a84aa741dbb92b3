import { recall, remember } from '#lib/ui/remembered.ts';
import { placeOf, type Reading } from './read-along.ts';

/** The links to the other forms take along where the reader is; what played goes on playing there. */
export function keepPlaceBetweenForms(media: HTMLMediaElement, reading: Reading | undefined): void {
	for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-form]')) {
		link.addEventListener('click', () => {
			const place = placeOf(media, reading) || placeInSight(reading);
			if (!media.paused) remember('goes-on', location.pathname, 'sessionStorage');
			if (!place) return;
			const url = new URL(link.href);
			url.searchParams.set('t', String(place));
			if (link.dataset.form === 'read') url.hash = 'here';
			link.href = url.href;
		});
	}
	if (recall('goes-on', 'sessionStorage') === location.pathname) media.play().catch(() => {});
	remember('goes-on', null, 'sessionStorage');
}

/** The uppermost sentence in sight, for somebody who reads without sound. */
function placeInSight(reading: Reading | undefined): number | undefined {
	if (!reading || reading.turns.getBoundingClientRect().top > 0) return undefined;
	const turn = [...reading.turns.querySelectorAll('.turn')].find((one) => one.getBoundingClientRect().bottom > 0);
	const sentences = [...(turn?.querySelectorAll('[data-t]') ?? [])];
	return reading.of(sentences.find((one) => one.getBoundingClientRect().bottom > 0) ?? null)?.start;
}
