/** No recording is longer than 100 hours; a larger number is a broken file. */
export const LATEST_MS = 360_000_000;

const TIMESTAMP = /^(?:(\d+):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?$/;
const TIMING_LINE = /^\s*([\d:.,]+)\s*-->\s*([\d:.,]+)/;

export interface Timing {
	startMs: number;
	endMs: number;
}

/**
 * Milliseconds of `01:02:03.450`, `02:03.450` or `01:02:03,450`. Gives every value that WebVTT's rules give
 * (https://www.w3.org/TR/webvtt1/#collect-a-webvtt-timestamp) and forgives a comma and missing digits.
 */
export function parseTimestamp(text: string): number | undefined {
	const [, hours = '0', minutes = '', seconds = '', fraction = ''] = TIMESTAMP.exec(text) ?? [];
	if (!minutes || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
	const ms = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'));
	return ms <= LATEST_MS ? ms : undefined;
}

/** Both times of a `start --> end settings` line; settings are of no use to a transcript. */
export function parseTimingLine(line: string): Timing | undefined {
	const [, start = '', end = ''] = TIMING_LINE.exec(line) ?? [];
	const startMs = parseTimestamp(start);
	const endMs = parseTimestamp(end);
	return startMs === undefined || endMs === undefined ? undefined : { startMs, endMs };
}

/** `01:02:03.450`, with a comma for SRT. */
export function formatTimestamp(ms: number, decimal: '.' | ',' = '.'): string {
	const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
	const seconds = ms / 1000;
	return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}${decimal}${String(ms % 1000).padStart(3, '0')}`;
}
