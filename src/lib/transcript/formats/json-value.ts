import { Invalid } from '#lib/platform/errors.ts';
import { type SkippedLine, skippedLine } from './piece.ts';
import { LATEST_MS, parseTimestamp } from './timestamp.ts';

/** @throws Invalid when the text is not JSON */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new Invalid(`The transcript is not JSON (${String(error).slice(0, 120)}). Export it anew, or take another format.`);
	}
}

/** A property of something that came from JSON, if it has it. */
export function property(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}

/** The first of several properties that is there. */
export function firstProperty(value: unknown, names: readonly string[]): unknown {
	const name = names.find((name) => property(value, name) !== undefined && property(value, name) !== null);
	return name === undefined ? undefined : property(value, name);
}

/** Milliseconds of a number of seconds or of a clock time; what is neither is reported with its segment. */
export function timeOf(value: unknown, line: number, skipped: SkippedLine[], perSecond = 1): number | undefined {
	if (value === undefined || value === null) return undefined;
	const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	const ms =
		typeof seconds === 'number' && !Number.isNaN(seconds)
			? Math.round((seconds * 1000) / perSecond)
			: parseTimestamp(typeof value === 'string' ? value : '');
	if (ms !== undefined && ms >= 0 && ms <= LATEST_MS) return ms;
	skipped.push(skippedLine(line, cut(value), 'It is no time in seconds; the words were kept without it.'));
	return undefined;
}

/** What a report says of a value. */
export function cut(value: unknown): string {
	if (typeof value === 'object' && value !== null) return `{${Object.keys(value).slice(0, 10).join(', ')}}`;
	return String(value).slice(0, 200);
}
