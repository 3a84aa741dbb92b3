import { Invalid } from '#lib/platform/errors.ts';
import { type ParsedFile, type Piece, type SkippedLine, skippedLine } from './piece.ts';
import { LATEST_MS } from './timestamp.ts';

const KINDS = ['speech', 'intro', 'outro'] as const;

/**
 * Reads the Podcasting 2.0 transcript JSON: `segments` with `speaker`, `startTime` and `endTime` in seconds, and
 * `body`. `kind` is our own addition. A segment that names nobody is by nobody; lines are segment numbers.
 */
export function readJson(text: string): ParsedFile {
	const skipped: SkippedLine[] = [];
	const pieces = segmentsOf(text).flatMap((segment, i) => readSegment(segment, i + 1, skipped));
	return { pieces, skipped };
}

function segmentsOf(text: string): unknown[] {
	const segments = property(parse(text), 'segments');
	if (Array.isArray(segments)) return segments;
	throw new Invalid('The JSON transcript has no list of segments. Send a file in the format of Podcasting 2.0.', 'segments');
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new Invalid(
			`The transcript is not JSON (${String(error).slice(0, 120)}). Send a file in the format of Podcasting 2.0.`,
		);
	}
}

function readSegment(segment: unknown, line: number, skipped: SkippedLine[]): Piece[] {
	const body = property(segment, 'body');
	if (typeof body !== 'string') {
		skipped.push(skippedLine(line, JSON.stringify(segment) ?? '', 'The segment has no text in `body`.'));
		return [];
	}
	const startMs = readTime(segment, 'startTime', line, skipped);
	const endMs = readTime(segment, 'endTime', line, skipped);
	const speaker = property(segment, 'speaker');
	const kind = KINDS.find((k) => k === property(segment, 'kind')) ?? 'speech';
	return [{ line, text: body, speaker: typeof speaker === 'string' ? speaker : null, kind, startMs, endMs }];
}

function readTime(segment: unknown, name: string, line: number, skipped: SkippedLine[]): number | undefined {
	const value = property(segment, name);
	if (value === undefined || value === null) return undefined;
	const ms = Math.round(Number(value) * 1000);
	if (ms >= 0 && ms <= LATEST_MS) return ms;
	skipped.push(
		skippedLine(line, `${name}: ${JSON.stringify(value)}`, 'It is no time in seconds; the words were kept without it.'),
	);
	return undefined;
}

function property(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
