import { clockTime } from '#lib/platform/i18n/format.ts';
import type { Transcript, Turn } from './transcript.ts';

interface TurnsShown {
	/** Names of the hosts; they get the second voice. */
	hosts: readonly string[];
	/** The place in the recording that the reader asked for; its turn is marked `#here`. */
	atMs?: number | undefined;
	/** What goes before `t=` in the links to the seconds, `?form=read&` or `?`. */
	linkStart: string;
}

/** A transcript as one piece of HTML, escaped; drawn by hand because it is the largest part of the largest page. */
export function turnsHtml(transcript: Transcript, { hosts, atMs, linkStart }: TurnsShown): string {
	const voices = voiceNumbers(transcript, hosts);
	const here = atMs === undefined ? -1 : turnAt(transcript.turns, atMs);
	const start = escapeHtml(linkStart);
	let html = '';
	transcript.turns.forEach((turn, i) => {
		const kind = turn.kind === 'speech' ? '' : ' fixed';
		html += `<div class="turn v${voices.get(turn.speaker ?? '') ?? 0}${kind}${i === here ? ' now" id="here' : ''}"><div>`;
		if (turn.speaker) html += `<b>${escapeHtml(turn.speaker)}</b>`;
		if (turn.startMs !== undefined) html += timeLink(turn.startMs, start);
		html += `</div><p>${escapeHtml(turn.text).replace(/\n{2,}/g, '</p><p>')}</p></div>`;
	});
	return html;
}

/** The turn that is spoken at a place in the recording, by its number; -1 before the first timed one. */
export function turnAt(turns: readonly Turn[], atMs: number): number {
	return turns.findLastIndex(({ startMs }) => startMs !== undefined && startMs <= atMs);
}

/** Guests get voice 0, then 2 and 3 in the order that they speak; hosts share voice 1. */
function voiceNumbers(transcript: Transcript, hosts: readonly string[]): Map<string, number> {
	const voices = new Map<string, number>(hosts.map((host) => [host, 1]));
	let guests = 0;
	for (const { speaker } of transcript.turns) {
		if (!speaker || voices.has(speaker)) continue;
		voices.set(speaker, [0, 2, 3][guests % 3] ?? 0);
		guests++;
	}
	return voices;
}

function timeLink(ms: number, start: string): string {
	return `<a href="${start}t=${ms / 1000}">${clockTime(ms)}</a>`;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
	return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}
