import { recall, remember } from '#lib/ui/remembered.ts';
import { decodePeaks } from '../peaks.ts';
import type { Chapters } from './chapters.ts';
import { setSpeed, speeds } from './commands.ts';
import type { EachBorder } from './each-border.ts';
import { endOfSilence, findSilences, type Silences } from './silences.ts';

/** Speed, as it was last chosen, in step with the keys. */
export function keepSpeed(root: HTMLElement, media: HTMLMediaElement): void {
	const choice = root.querySelector<HTMLSelectElement>('[data-speed]');
	const last = Number(recall('speed'));
	if (speeds.includes(last)) setSpeed(media, last);
	const show = () => {
		if (choice) choice.value = String(media.playbackRate);
	};
	show();
	choice?.addEventListener('change', () => setSpeed(media, Number(choice.value)));
	media.addEventListener('ratechange', show);
}

/** Jumps over silences where the outline of the recording is known. */
export function skipSilences(root: HTMLElement, media: HTMLMediaElement, each: EachBorder): void {
	const choice = root.querySelector<HTMLInputElement>('[data-silence]');
	const { peaks } = root.dataset;
	if (!choice || !peaks) return;
	let asked = false;
	let found: Silences = { starts: [], ends: [] };
	const load = async () => {
		if (asked || !choice.checked || media.paused) return;
		asked = true;
		const answer = await fetch(peaks).catch(() => undefined);
		const outline = answer?.ok && decodePeaks(new Uint8Array(await answer.arrayBuffer()));
		if (outline) found = findSilences(outline);
	};
	choice.checked = recall('silence') === 'skip';
	choice.addEventListener('change', () => {
		remember('silence', choice.checked ? 'skip' : null);
		load();
	});
	media.addEventListener('play', load);
	each((seconds) => {
		if (!choice.checked || media.paused) return Infinity;
		const end = endOfSilence(found, seconds);
		if (end !== undefined) media.currentTime = end;
		return found.starts.find((start) => start > seconds) ?? Infinity;
	});
}

/** Stops after so many minutes, or where the chapter ends. */
export function sleepLater(root: HTMLElement, media: HTMLMediaElement, each: EachBorder, chapters: Chapters): void {
	const choice = root.querySelector<HTMLSelectElement>('[data-sleep]');
	let timer = 0;
	let until = Infinity;
	const sleep = () => {
		until = Infinity;
		media.pause();
		if (choice) choice.value = '';
		root.classList.remove('sleepy');
	};
	choice?.addEventListener('change', () => {
		clearTimeout(timer);
		until = choice.value === 'chapter' ? chapters.endAt(media.currentTime) : Infinity;
		if (Number(choice.value)) timer = window.setTimeout(sleep, Number(choice.value) * 60_000);
		root.classList.toggle('sleepy', choice.value !== '');
	});
	each((seconds) => {
		if (seconds >= until) sleep();
		return until;
	});
}
