const clock = /^(?:(\d+):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,3}))?$/;
const span = /^(\S+)?\s*(?:→|-->|->|–|—|-)\s*(\S+)?$/u;

/** Milliseconds as `00:01:02.345`, hours first. */
export function formatClock(ms: number): string {
	const seconds = Math.floor(ms / 1000);
	const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => pad(part, 2));
	return `${parts.join(':')}.${pad(ms % 1000, 3)}`;
}

/** Reads `1:02`, `00:01:02.345` or `26 min` as milliseconds; undefined when it is no such time. */
export function parseClock(text: string): number | undefined {
	const match = clock.exec(text.trim().replace(/^(\d+)\s*min\.?$/i, '$1:00'));
	if (!match) return undefined;
	const [, hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
	return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'));
}

export interface Span {
	fromMs?: number;
	toMs?: number;
}

/** Writes `00:01:02.345 → 00:01:09.000`; either end may be open. */
export function formatSpan({ fromMs, toMs }: Span): string {
	const from = fromMs === undefined ? '' : formatClock(fromMs);
	return toMs === undefined ? from : `${from} → ${formatClock(toMs)}`.trim();
}

/** Reads what `formatSpan` writes, or a single time; undefined when it is neither. */
export function parseSpan(text: string): Span | undefined {
	const single = parseClock(text);
	if (single !== undefined) return { fromMs: single };
	const [whole, from, to] = span.exec(text.trim()) ?? [];
	const ends = { fromMs: from === undefined ? undefined : parseClock(from), toMs: to === undefined ? undefined : parseClock(to) };
	const misread = (from !== undefined && ends.fromMs === undefined) || (to !== undefined && ends.toMs === undefined);
	if (whole === undefined || misread || (from === undefined && to === undefined)) return undefined;
	return { ...(from && { fromMs: ends.fromMs }), ...(to && { toMs: ends.toMs }) };
}

function pad(value: number, width: number): string {
	return String(value).padStart(width, '0');
}
