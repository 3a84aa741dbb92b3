import type { Transcript, Turn } from '../transcript.ts';
import { headLine, type TranscriptHead } from './head.ts';
import { needsLabels, splitLabel, writeLabel } from './label.ts';
import { paragraphsOf, tidyText } from './tidy-text.ts';

/** Writes plain text: `Name: words`, an empty line between turns, title and address above a rule of dashes. */
export function writeText({ turns }: Transcript, head: TranscriptHead): string {
	const isLabelled = needsLabels(turns);
	const top = [headLine(head), head.url ?? ''].filter(Boolean);
	const body = turns.map(
		(turn) => `${isLabelled ? `${tidyText(writeLabel(turn))}: ` : ''}${plainParagraphs(turn).join('\n\n')}\n`,
	);
	return [...(top.length > 0 ? [`${top.join('\n')}\n---\n`] : []), ...body].join('\n');
}

/** A paragraph whose beginning would be taken for a label joins the one before it. */
function plainParagraphs(turn: Turn): string[] {
	const paragraphs: string[] = [];
	for (const paragraph of paragraphsOf(turn.text)) {
		const last = paragraphs.length - 1;
		if (last >= 0 && splitLabel(paragraph)) paragraphs[last] = `${paragraphs[last]} ${paragraph}`;
		else paragraphs.push(paragraph);
	}
	return paragraphs;
}
