import type { Transcript, Turn } from '../transcript.ts';
import { timedStretches } from './timed-stretches.ts';

/**
 * Writes the Podcasting 2.0 transcript JSON: a segment for each timed sentence, or for the turn. An empty line
 * at the end of a segment ends a paragraph. `kind` is our own addition and rare.
 */
export function writeJson({ turns }: Transcript): string {
	return `${JSON.stringify({ version: '1.0.0', segments: turns.flatMap(segmentsOf) }, null, '\t')}\n`;
}

function segmentsOf(turn: Turn): Record<string, string | number>[] {
	const { kind, speaker } = turn;
	return timedStretches(turn).map(({ text, startMs, endMs }) => ({
		...(speaker !== undefined && { speaker }),
		...(startMs !== undefined && { startTime: startMs / 1000 }),
		...(endMs !== undefined && { endTime: endMs / 1000 }),
		body: /\n\s*\n\s*$/.test(text) ? `${text.trim()}\n\n` : text.trim(),
		...(kind !== 'speech' && { kind }),
	}));
}
