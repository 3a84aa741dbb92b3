import type { Transcript } from '../transcript.ts';
import { headLine, type TranscriptHead } from './head.ts';
import { needsLabels, writeLabel } from './label.ts';
import { textToMarkdown } from './markdown-text.ts';
import { paragraphsOf, tidyText } from './tidy-text.ts';

/** Writes Markdown: the title as a heading that links to the case, then `**Name:** words`. */
export function writeMarkdown({ turns }: Transcript, head: TranscriptHead): string {
	const isLabelled = needsLabels(turns);
	const body = turns.map((turn) => {
		const label = isLabelled ? `**${textToMarkdown(tidyText(writeLabel(turn)))}:** ` : '';
		return `${label}${paragraphsOf(turn.text).map(textToMarkdown).join('\n\n')}\n`;
	});
	return [...title(head), ...body].join('\n');
}

function title(head: TranscriptHead): string[] {
	const words = textToMarkdown(headLine(head) || (head.url ?? ''));
	if (!words) return [];
	return [
		head.url ? `# [${words}](${encodeURI(head.url).replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29'))})\n` : `# ${words}\n`,
	];
}
