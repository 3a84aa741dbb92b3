import type { Transcript } from '../transcript.ts';

/** Writes the Podcasting 2.0 transcript JSON, a segment for each turn; `kind` is our own addition and rare. */
export function writeJson({ turns }: Transcript): string {
	const segments = turns.map(({ kind, speaker, startMs, endMs, text }) => ({
		...(speaker !== undefined && { speaker }),
		...(startMs !== undefined && { startTime: startMs / 1000 }),
		...(endMs !== undefined && { endTime: endMs / 1000 }),
		body: text,
		...(kind !== 'speech' && { kind }),
	}));
	return `${JSON.stringify({ version: '1.0.0', segments }, null, '\t')}\n`;
}
