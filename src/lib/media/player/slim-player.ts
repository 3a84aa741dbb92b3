import type { Chapters } from './chapters.ts';
import type { EachBorder } from './each-border.ts';
import type { Reading } from './read-along.ts';

/** A small player that stays in view when the reader has scrolled past the large one and something has been played. */
export function showSlimPlayer(
	root: HTMLElement,
	media: HTMLMediaElement,
	each: EachBorder,
	reading: Reading | undefined,
	chapters: Chapters,
): void {
	const slim = document.querySelector<HTMLElement>('.slim');
	if (!slim) return;
	const watch = new IntersectionObserver(([entry]) => {
		slim.hidden = !entry || entry.isIntersecting || entry.boundingClientRect.top > 0;
		document.documentElement.classList.toggle('with-slim', !slim.hidden);
	});
	media.addEventListener('play', () => watch.observe(root), { once: true });
	const words = slim.querySelector('[data-speaks]');
	let shown = '';
	each((seconds) => {
		const speaker = reading?.current?.element.closest('.turn')?.querySelector('b')?.textContent;
		const text = [speaker, chapters.titleAt(seconds)].filter(Boolean).join(' · ');
		if (words && text !== shown) words.textContent = text;
		shown = text;
		return Infinity;
	});
}
