import { heardHundredths, playedSeconds, rangesOf } from '../played-segments.ts';
import { listenTo } from './heard.ts';

const everyMs = 60_000;
/** What counts as a play: a minute (README.md says why), or half of what is shorter than two. */
const playSeconds = 60;
/** So many hundredths are the whole of it: credits and goodbyes do not count. */
const wholeHundredths = 90;

/**
 * Tells that a case is played and which hundredths of it were heard, each once: no cookie goes along, and nothing says who.
 * Whoever asks not to be counted is not.
 */
export function tellHeard({ dataset }: HTMLElement, media: HTMLMediaElement): void {
	const { counts: slug, countsAt: address = '' } = dataset;
	if (!slug || asksNotToBeCounted()) return;
	const heard = listenTo(media, '');
	const told = new Set<number>();
	let [isPlay, isWhole, toldAt] = [false, false, 0];
	const tell = () => {
		const [{ segments }, length] = [heard(), media.duration];
		if (!(playedSeconds(segments) >= Math.min(playSeconds, length / 2))) return;
		const fresh = heardHundredths(segments, length).filter((at) => !told.has(at));
		if (isPlay && fresh.length === 0) return;
		for (const at of fresh) told.add(at);
		const whole = told.size >= wholeHundredths;
		send(address, { case: slug, heard: rangesOf(fresh), began: !isPlay, whole: whole && !isWhole });
		[isPlay, isWhole, toldAt] = [true, whole, Date.now()];
	};
	media.addEventListener('timeupdate', () => {
		if (Date.now() >= toldAt + everyMs) tell();
	});
	media.addEventListener('ended', tell);
	document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && tell());
	addEventListener('pagehide', tell);
}

/** Global Privacy Control, and what came before it. */
function asksNotToBeCounted(): boolean {
	const { globalPrivacyControl, doNotTrack } = navigator as Navigator & { globalPrivacyControl?: boolean };
	return globalPrivacyControl === true || doNotTrack === '1';
}

/** What cannot be told now is never told: nothing is kept for it. */
function send(address: string, told: object): void {
	const headers = { 'content-type': 'application/json' };
	const body = JSON.stringify(told);
	fetch(address, { method: 'POST', credentials: 'omit', keepalive: true, headers, body }).catch(() => {});
}
