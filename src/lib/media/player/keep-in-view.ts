import type { Reading, Sentence } from './read-along.ts';

const scrollKeys = ['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown', ' '];

/** Follows the sound through the text, until the reader scrolls; `button` then takes up following again. */
export interface Following {
	start(): void;
	stop(): void;
}

export function keepInView(reading: Reading, media: HTMLMediaElement, button: HTMLElement | null): Following {
	let following: boolean | undefined;
	const set = (value: boolean) => {
		following = value;
		if (button) button.hidden = value;
		if (value && reading.current) keepInMiddle(reading.current);
	};
	const stop = () => {
		if (following) set(false);
	};
	addEventListener('wheel', stop, { passive: true });
	addEventListener('touchmove', stop, { passive: true });
	addEventListener('keydown', ({ key, target, defaultPrevented }) => {
		// The arrows of a focused sentence scroll too; the space bar that plays does not.
		if (!scrollKeys.includes(key) || (key === ' ' && defaultPrevented)) return;
		if (!(target as Element).closest('input,select')) stop();
	});
	addEventListener('pointerdown', ({ clientX }) => {
		if (clientX >= document.documentElement.clientWidth) stop();
	});
	media.addEventListener('play', () => {
		if (following === undefined) set(document.querySelector('[data-form=read][aria-current]') !== null || inSight(reading.turns));
	});
	reading.watchers.push((sentence) => {
		if (following && !media.paused) keepInMiddle(sentence);
	});
	return { start: () => set(true), stop };
}

function inSight(element: Element): boolean {
	const { top, bottom } = element.getBoundingClientRect();
	return top < innerHeight * 0.8 && bottom > 0;
}

/** Scrolls only when the sentence has left the middle of the view; how fast is the style sheet's choice. */
function keepInMiddle({ element }: Sentence): void {
	const { top, bottom } = element.getBoundingClientRect();
	if (top < innerHeight * 0.2 || bottom > innerHeight * 0.7) element.scrollIntoView({ block: 'center' });
}
