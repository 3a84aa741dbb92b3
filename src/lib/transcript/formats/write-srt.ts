import type { Transcript } from '../transcript.ts';
import { cutCaptions } from './cut-captions.ts';
import { needsLabels, splitLabel, writeLabel } from './label.ts';
import { formatTimestamp } from './timestamp.ts';

/**
 * Writes SRT with the speaker's name where a turn begins, and again where the words of a caption could be taken
 * for a name. SRT has no escapes: `-->` inside words becomes an arrow.
 */
export function writeSrt({ turns }: Transcript): string {
	const isLabelled = needsLabels(turns);
	const captions = cutCaptions(turns, (turn, isFirst, next) =>
		(isFirst && isLabelled) || splitLabel(next) ? `${writeLabel(turn)}:` : '',
	);
	return captions
		.map(({ lines, startMs, endMs }, i) => {
			const times = `${formatTimestamp(startMs, ',')} --> ${formatTimestamp(endMs, ',')}`;
			return `${i + 1}\n${times}\n${lines.join('\n').replaceAll('-->', '→')}\n`;
		})
		.join('\n');
}
