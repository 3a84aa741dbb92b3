import type { TimingNews } from '../open-transcript-editor.server.ts';
import type { EditedText } from './edited-text.ts';
import type { Saving } from './save-text.ts';
import type { Say } from './say.ts';

const askMs = 1000;

/** Says how far the timing is for as long as turns wait for it, and brings in what it finds. */
export function followTiming(root: HTMLElement, address: string, text: EditedText, saving: Saving, say: Say): { ask(): void } {
	const words = root.querySelector('[data-timing]') as HTMLElement;
	const bar = root.querySelector('progress') as HTMLProgressElement;
	let timer = 0;
	let wasWaiting = false;
	const untimed = () => text.turns.filter(({ sentences, startMs }) => !sentences && startMs === undefined).length;
	const ask = async () => {
		clearTimeout(timer);
		if (untimed() === 0) return show(say(wasWaiting ? 'timed' : 'allTimed'));
		const answer = await fetch(address).catch(() => undefined);
		const news = answer?.ok ? ((await answer.json()) as TimingNews) : undefined;
		if (news?.state === 'ready') await saving.refresh();
		if (news?.state === 'refused' || news?.state === 'failed') show(say('refused', { problem: news.problem ?? '' }));
		else if (news?.state === 'working') show(say('working', { percent: news.percent }), news.percent);
		else if (news?.state === 'waiting') show(say('waiting'), 0);
		else show(untimed() > 0 ? say('untimed', { count: untimed() }) : say('timed'));
		wasWaiting ||= news?.state === 'working' || news?.state === 'waiting';
		if (news?.state === 'waiting' || news?.state === 'working') timer = window.setTimeout(ask, askMs);
	};
	const show = (sentence: string, percent?: number) => {
		if (words.textContent !== sentence) words.textContent = sentence;
		bar.hidden = percent === undefined;
		bar.value = percent ?? 0;
	};
	void ask();
	return { ask: () => void ask() };
}
