import type { Peaks } from '#lib/media/peaks.ts';
import type { SpokenWord } from '#lib/transcript/spoken-words.ts';
import type { WaveView } from './wave-view.ts';

const labelPx = 22;

/** Draws a stretch of sound, and beneath it the words where they are said. */
export function drawWave(
	canvas: HTMLCanvasElement,
	view: WaveView,
	peaks: Peaks | undefined,
	words: readonly SpokenWord[],
): void {
	const paper = canvas.getContext('2d');
	if (!paper) return;
	const [width, height, density] = [canvas.clientWidth, canvas.clientHeight, devicePixelRatio];
	canvas.width = Math.round(width * density);
	canvas.height = Math.round(height * density);
	paper.scale(density, density);
	const style = getComputedStyle(canvas);
	const px = (ms: number) => ((ms - view.fromMs) / view.spanMs) * width;
	if (peaks) drawPeaks(paper, view, peaks, { width, height: height - labelPx, colour: style.getPropertyValue('--wave') });
	paper.font = `13px ${style.fontFamily}`;
	paper.textBaseline = 'middle';
	let free = 0;
	for (const { text, startMs } of words) {
		if (startMs === undefined) continue;
		const from = px(startMs) + 3;
		if (from < free || from > width) continue;
		paper.fillStyle = style.color;
		paper.fillText(text, from, height - labelPx / 2);
		free = from + paper.measureText(text).width + 5;
	}
}

interface Drawing {
	width: number;
	height: number;
	colour: string;
}

function drawPeaks(
	paper: CanvasRenderingContext2D,
	{ fromMs, spanMs }: WaveView,
	peaks: Peaks,
	{ width, height, colour }: Drawing,
): void {
	const msPerPeak = (peaks.samplesPerPeak / peaks.sampleRate) * 1000;
	const pxPerPeak = (msPerPeak / spanMs) * width;
	const first = Math.floor(fromMs / msPerPeak);
	const count = Math.ceil(spanMs / msPerPeak) + 1;
	paper.fillStyle = colour;
	// Bars narrower than two points are taken together.
	const step = Math.max(1, Math.ceil(3 / pxPerPeak));
	for (let at = first - (first % step); at < first + count; at += step) {
		const heights = peaks.data.subarray(at * 2, (at + step) * 2);
		const most = heights.reduce((high, value) => Math.max(high, Math.abs(value)), 0) / 128;
		const tall = Math.max(1.5, most * (height - 8));
		const x = ((at * msPerPeak - fromMs) / spanMs) * width;
		paper.fillRect(x, (height - tall) / 2, Math.max(1.5, step * pxPerPeak - 1.5), tall);
	}
}
