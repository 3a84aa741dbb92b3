import type { Transcript, Turn } from '../transcript.ts';
import { cutCaptions } from './cut-captions.ts';
import type { TranscriptHead } from './head.ts';
import { headLine } from './head.ts';
import { tidyText } from './tidy-text.ts';
import { formatTimestamp } from './timestamp.ts';

/** Writes WebVTT with a voice span for each speaker; `<c.intro>` and `<c.speech>` stand where nobody is named. */
export function writeVtt(transcript: Transcript, head: TranscriptHead): string {
	const title = headLine(head).replaceAll('-->', '→');
	const cues = cutCaptions(transcript.turns, () => '').map(
		({ turn, lines, startMs, endMs }) =>
			`${formatTimestamp(startMs)} --> ${formatTimestamp(endMs)}\n${voice(turn, escapeCue(lines.join('\n')))}\n`,
	);
	const note = head.url ? [`NOTE ${tidyText(head.url).replaceAll('-->', '')}\n`] : [];
	return [`WEBVTT${title && ` ${title}`}\n`, ...note, ...cues].join('\n');
}

function voice({ kind, speaker }: Turn, text: string): string {
	if (!speaker) return `<c.${kind}>${text}</c>`;
	return `<v${kind === 'speech' ? '' : `.${kind}`} ${escapeCue(tidyText(speaker))}>${text}`;
}

function escapeCue(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
