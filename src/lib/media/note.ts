/** What a member wrote at a second of a case; without words it is a bookmark. */
export interface Note {
	id: string;
	atMs: number;
	body: string;
	updatedAt: Date;
}

/** What a form gives: the place as it is shown, `12:34`. */
export interface NoteInput {
	at: string;
	body: string;
}

export type NoteProblem = 'noTime' | 'pastEnd' | 'tooLong' | 'tooMany';
export type NoteProblems = Partial<Record<keyof NoteInput, NoteProblem>>;

/** The most characters of a note. */
export const longestNote = 5000;

/** A note as it is stored, or what must be changed first. */
export function readNote(
	input: NoteInput,
	durationMs: number | null,
): { note: { atMs: number; body: string } } | { problems: NoteProblems } {
	const atMs = readClockTime(input.at);
	const body = input.body.replaceAll('\0', '').replaceAll('\r\n', '\n').toWellFormed().trim();
	const problems: NoteProblems = {};
	if (atMs === undefined) problems.at = 'noTime';
	else if (durationMs !== null && atMs > durationMs) problems.at = 'pastEnd';
	if ([...body].length > longestNote) problems.body = 'tooLong';
	return atMs === undefined || Object.keys(problems).length > 0 ? { problems } : { note: { atMs, body } };
}

/** `12:34` or `1:02:03` as milliseconds, the opposite of `clockTime`; undefined for anything else. */
export function readClockTime(text: string): number | undefined {
	const [, h = '0', minOfHour, min = minOfHour, s] = /^(?:(\d{1,2}):([0-5]\d)|(\d{1,3})):([0-5]\d)$/.exec(text.trim()) ?? [];
	return s === undefined ? undefined : (Number(h) * 3600 + Number(min) * 60 + Number(s)) * 1000;
}
