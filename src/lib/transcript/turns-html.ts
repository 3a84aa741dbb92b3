import { escapeHtml } from '#lib/platform/escape-html.ts';
import { clockTime } from '#lib/platform/i18n/format.ts';
import { sentenceStartAt, shownSentences } from './shown-sentences.ts';
import type { Sentence, Transcript } from './transcript.ts';

interface TurnsShown {
	/** Names of the hosts; they get the second voice. */
	hosts: readonly string[];
	/** The place in the recording that the reader asked for; its sentence is marked `#here`. */
	atMs?: number | undefined;
	/** What goes before `t=` in the links to the seconds, `?form=read&` or `?`. */
	linkStart: string;
}

/** Browsers skip the parts of a long conversation that are out of sight; to ask that of each turn takes longer than it saves. */
const turnsInPart = 25;

/**
 * A transcript as one piece of HTML, escaped; drawn by hand because it is the largest part of the largest page. Every
 * sentence with a time is a `<span data-t>` in seconds.
 */
export function turnsHtml(transcript: Transcript, { hosts, atMs, linkStart }: TurnsShown): string {
	const voices = voiceNumbers(transcript, hosts);
	const start = escapeHtml(linkStart);
	let html = '';
	for (const [place, turn] of transcript.turns.entries()) {
		if (place > 0 && place % turnsInPart === 0) html += '</div><div class="part">';
		const kind = turn.kind === 'speech' ? '' : ' fixed';
		html += `<div class="turn v${voices.get(turn.speaker ?? '') ?? 0}${kind}"><div>`;
		if (turn.speaker) html += `<b>${escapeHtml(turn.speaker)}</b>`;
		const sentences = shownSentences(turn);
		// A turn's own time may have been noted a moment before its first word.
		const at = sentences[0]?.startMs ?? turn.startMs;
		if (at !== undefined) html += timeLink(at, start);
		html += `</div><p>${wordsHtml(turn.text, sentences)}</p></div>`;
	}
	if (transcript.turns.length > turnsInPart) html = `<div class="part">${html}</div>`;
	const here = atMs === undefined ? undefined : sentenceStartAt(transcript, atMs);
	return here === undefined ? html : html.replace(sentenceTag(here), sentenceTag(here, ' class="now" id="here"'));
}

/** What is said in a turn: its sentences where they stand in its text, with the paragraph breaks between them. */
function wordsHtml(said: string, sentences: readonly Sentence[]): string {
	let html = '';
	let at = 0;
	for (const { text, startMs } of sentences) {
		const from = said.indexOf(text, at);
		if (from < 0 || startMs === undefined) continue;
		const words = escapeHtml(text).replace(/\n{2,}/g, '<br><br>');
		html += `${between(said.slice(at, from))}${sentenceTag(startMs)}${words}</span>`;
		at = from + text.length;
	}
	return html + between(said.slice(at));
}

function sentenceTag(startMs: number, more = ''): string {
	return `<span data-t="${startMs / 1000}"${more}>`;
}

function between(text: string): string {
	return escapeHtml(text).replace(/\n{2,}/g, '</p><p>');
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
