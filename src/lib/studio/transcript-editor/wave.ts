import { decodePeaks, type Peaks } from '#lib/media/peaks.ts';
import { clockTime } from '#lib/platform/i18n/clock-time.ts';
import { type Boundary, boundariesIn, roomOf } from './boundaries.ts';
import { drawWave } from './draw-wave.ts';
import type { EditedText } from './edited-text.ts';
import type { Playback } from './playback.ts';
import type { Say } from './say.ts';
import type { SpokenIndex } from './spoken-index.ts';
import { viewWith, type WaveView, zoomed } from './wave-view.ts';

const shortStepMs = 20;
const longStepMs = 200;

/** What the keyboard needs of the waveform. */
export interface Wave {
	zoom(factor: number): void;
	/** Goes to the boundary that is nearest to the place in the recording. */
	focusBoundary(): void;
}

/** The sound as a waveform, its beginnings as sliders on it. */
export function createWave(root: HTMLElement, text: EditedText, spoken: SpokenIndex, playback: Playback, say: Say): Wave {
	const canvas = root.querySelector('canvas') as HTMLCanvasElement;
	const head = root.querySelector('.head') as HTMLElement;
	const holder = root.querySelector('.starts') as HTMLElement;
	let peaks: Peaks | undefined;
	let view: WaveView = { fromMs: 0, spanMs: 15_000 };
	let boundaries: Boundary[] = [];
	let [drawnFor, laidFor] = ['', ''];
	// Asked of the page only when it changes: between two pictures the question costs a layout.
	let width = canvas.clientWidth;
	const handles = new Map<string, HTMLElement>();
	const share = (ms: number) => (ms - view.fromMs) / view.spanMs;
	const draw = () => {
		const [first, end] = spoken.between(view.fromMs, view.fromMs + view.spanMs);
		const words = Array.from({ length: end - first }, (_, i) => spoken.words(first + i)).flat();
		drawWave(canvas, view, peaks, words);
	};
	const place = (handle: HTMLElement, boundary: Boundary, ms = boundary.ms) => {
		const { fromMs, toMs } = roomOf(text, boundary, playback.lengthMs);
		handle.style.left = `${100 * share(ms)}%`;
		handle.ariaValueMin = String(fromMs);
		handle.ariaValueMax = String(toMs);
		handle.ariaValueNow = String(Math.round(ms));
		handle.ariaValueText = preciseTime(ms);
	};
	const layHandles = () => {
		const held = document.activeElement;
		const workingMs = held instanceof HTMLElement && holder.contains(held) ? Number(held.ariaValueNow) : playback.ms;
		boundaries = boundariesIn(text, spoken, view, workingMs);
		const keys = new Set(boundaries.map(({ key }) => key));
		for (const [key, handle] of handles)
			if (!keys.has(key)) {
				handles.delete(key);
				handle.remove();
			}
		let stop: HTMLElement | undefined;
		for (const [at, boundary] of boundaries.entries()) {
			const handle = handles.get(boundary.key) ?? newHandle(boundary.key);
			handles.set(boundary.key, handle);
			handle.dataset.kind = boundary.kind;
			handle.ariaLabel = say(nameOf(boundary), { text: boundary.text });
			handle.tabIndex = -1;
			if (boundary.ms <= workingMs || at === 0) stop = handle;
			place(handle, boundary);
			if (holder.children[at] !== handle) holder.insertBefore(handle, holder.children[at] ?? null);
		}
		if (stop) stop.tabIndex = 0;
	};
	const newHandle = (key: string) => {
		const handle = document.createElement('span');
		handle.role = 'slider';
		handle.ariaOrientation = 'horizontal';
		handle.dataset.key = key;
		handle.setAttribute('aria-describedby', 'wave-hint');
		return handle;
	};
	const boundaryOf = (target: EventTarget | null) =>
		boundaries.find(({ key }) => key === (target as Element).closest<HTMLElement>('[data-key]')?.dataset.key);
	const move = ({ key, place }: Boundary, toMs: number) => {
		text.edit({ kind: 'move', place, toMs });
		handles.get(key)?.focus();
	};
	const show = (ms: number, isAnew = false) => {
		view = viewWith(view, ms, playback.lengthMs);
		const turn = spoken.turnAt(ms);
		const sentence = spoken.words(turn)[spoken.wordAt(turn, ms)]?.sentence;
		const now = `${view.fromMs} ${view.spanMs} ${width}`;
		const working = `${turn} ${sentence}`;
		head.style.transform = `translateX(${share(ms) * width}px)`;
		if (isAnew || now !== drawnFor) draw();
		if (isAnew || now !== drawnFor || working !== laidFor) layHandles();
		[drawnFor, laidFor] = [now, working];
	};
	playback.onPlace((ms) => {
		if (!dragged) show(ms);
	});
	text.onChange(() => show(playback.ms, true));
	new ResizeObserver(() => {
		width = canvas.clientWidth;
		show(playback.ms, true);
	}).observe(canvas);
	matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);

	let dragged: Boundary | undefined;
	const msAt = ({ clientX }: PointerEvent) => {
		const { left, width } = canvas.getBoundingClientRect();
		return view.fromMs + ((clientX - left) / width) * view.spanMs;
	};
	root.addEventListener('pointerdown', (event) => {
		dragged = boundaryOf(event.target);
		if (!dragged && event.target !== canvas) return;
		if (!dragged) return playback.seek(msAt(event));
		(event.target as Element).setPointerCapture(event.pointerId);
		handles.get(dragged.key)?.focus();
		event.preventDefault();
	});
	root.addEventListener('pointermove', (event) => {
		const handle = dragged && handles.get(dragged.key);
		if (!dragged || !handle) return;
		const { fromMs, toMs } = roomOf(text, dragged, playback.lengthMs);
		place(handle, dragged, Math.min(Math.max(msAt(event), fromMs), toMs));
	});
	root.addEventListener('pointerup', () => {
		const handle = dragged && handles.get(dragged.key);
		const boundary = dragged;
		dragged = undefined;
		if (boundary && handle) move(boundary, Number(handle.ariaValueNow));
	});
	holder.addEventListener('keydown', (event) => {
		const boundary = boundaryOf(event.target);
		if (!boundary || event.ctrlKey || event.altKey || event.metaKey) return;
		const step = event.shiftKey ? longStepMs : shortStepMs;
		const at = boundaries.indexOf(boundary);
		if (event.key === 'ArrowLeft') move(boundary, boundary.ms - step);
		else if (event.key === 'ArrowRight') move(boundary, boundary.ms + step);
		else if (event.key === 'ArrowUp') handles.get(boundaries[at - 1]?.key ?? '')?.focus();
		else if (event.key === 'ArrowDown') handles.get(boundaries[at + 1]?.key ?? '')?.focus();
		else if (event.key === 'Enter') {
			playback.seek(boundary.ms);
			playback.play();
		} else return;
		event.preventDefault();
		event.stopPropagation();
	});
	readPeaks(root.dataset.peaks).then((read) => {
		peaks = read;
		show(playback.ms, true);
	});
	return {
		zoom(factor) {
			view = zoomed(view, factor, playback.ms, playback.lengthMs);
			show(playback.ms, true);
		},
		focusBoundary: () => holder.querySelector<HTMLElement>('[tabindex="0"]')?.focus(),
	};
}

function nameOf({ kind }: Boundary): 'startOfTurn' | 'startOfSentence' | 'startOfWord' {
	return kind === 'turn' ? 'startOfTurn' : kind === 'sentence' ? 'startOfSentence' : 'startOfWord';
}

/** `0:12.34`. */
function preciseTime(ms: number): string {
	const hundredths = String(Math.floor((ms % 1000) / 10)).padStart(2, '0');
	return `${clockTime(ms)}.${hundredths}`;
}

async function readPeaks(address: string | undefined): Promise<Peaks | undefined> {
	if (!address) return undefined;
	const answer = await fetch(address).catch(() => undefined);
	return answer?.ok ? decodePeaks(new Uint8Array(await answer.arrayBuffer())) : undefined;
}
