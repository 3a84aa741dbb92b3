import type { Page } from '@playwright/test';

/** Times between two pictures, in milliseconds. */
export type Frames = number[];

/** Measures the pictures that a page draws while `act` goes on. */
export async function measureFrames(page: Page, seconds: number, act: (until: number) => Promise<void>): Promise<Frames> {
	const measured = page.evaluate(
		(ms) =>
			new Promise<number[]>((resolve) => {
				const frames: number[] = [];
				let [first, last] = [0, 0];
				const frame = (now: number) => {
					if (last) frames.push(now - last);
					first ||= now;
					last = now;
					if (now - first < ms) requestAnimationFrame(frame);
					else resolve(frames);
				};
				requestAnimationFrame(frame);
			}),
		seconds * 1000,
	);
	await act(Date.now() + seconds * 1000);
	return measured;
}

/** What is said of a series of pictures; one that came at its time may differ from 16.7 by some tenths. */
export function summarise(frames: Frames) {
	const sorted = frames.toSorted((a, b) => a - b);
	const at = (share: number) => Number((sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(1));
	const over = frames.filter((ms) => ms > 17).length / frames.length;
	return { frames: frames.length, medianMs: at(0.5), p95Ms: at(0.95), longestMs: at(1), over16_7Share: Number(over.toFixed(4)) };
}
