import { clockTime } from '#lib/platform/i18n/clock-time.ts';
import type { EachBorder } from './each-border.ts';

/** Shows our own controls and keeps them in step with the recording. */
export function showControls(root: HTMLElement, media: HTMLMediaElement, each: EachBorder): void {
	const controls = root.querySelector<HTMLElement>('.controls');
	if (!controls) return;
	controls.hidden = false;
	root.classList.add('ready');
	// A picture keeps the browser's own, which know full screen and captions.
	media.controls = media.localName === 'video';
	media.addEventListener('play', () => press('play', true));
	media.addEventListener('pause', () => press('play', false));
	media.addEventListener('volumechange', () => press('mute', media.muted));
	showPlace(root, media, each);
	giveUp(root, media, controls);
}

function press(command: string, pressed: boolean): void {
	for (const button of document.querySelectorAll(`[data-do=${command}]`)) button.ariaPressed = String(pressed);
}

function showPlace(root: HTMLElement, media: HTMLMediaElement, each: EachBorder): void {
	const slider = root.querySelector<HTMLInputElement>('[type=range]');
	const length = () => media.duration || Number(root.dataset.duration) || 0;
	let shown = -1;
	const show = (seconds: number) => {
		if (Math.floor(seconds) === shown) return Infinity;
		shown = Math.floor(seconds);
		write('now', clockTime(seconds * 1000));
		if (!slider) return Infinity;
		slider.value = String(shown);
		slider.style.setProperty('--played', `${(100 * shown) / (length() || 1)}%`);
		return Infinity;
	};
	const showLength = () => {
		shown = -1;
		write('length', clockTime(length() * 1000));
		if (slider) slider.max = String(Math.floor(length()));
		show(media.currentTime);
		say();
	};
	// Told when it is asked for or moved, not each second: a screen reader reads it out.
	const say = () =>
		slider?.setAttribute('aria-valuetext', `${clockTime(media.currentTime * 1000)} / ${clockTime(length() * 1000)}`);
	each(show);
	media.addEventListener('durationchange', showLength);
	media.addEventListener('seeked', say);
	slider?.addEventListener('focus', say);
	slider?.addEventListener('input', () => {
		media.currentTime = Number(slider.value);
	});
	showLength();
}

function write(name: string, text: string): void {
	for (const element of document.querySelectorAll(`[data-${name}]`)) element.textContent = text;
}

/** When the last of the recording's addresses fails, the page says so; the browser's controls take over. */
function giveUp(root: HTMLElement, media: HTMLMediaElement, controls: HTMLElement): void {
	const last = media.querySelector('source:last-of-type');
	last?.addEventListener('error', () => {
		controls.hidden = true;
		root.classList.remove('ready');
		media.controls = true;
		root.querySelector<HTMLElement>('.broken')?.removeAttribute('hidden');
	});
}
