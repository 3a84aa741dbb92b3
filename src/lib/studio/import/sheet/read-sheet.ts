import type { PersonRole } from '#lib/catalogue/case-content.ts';
import type { MediaItem } from '#lib/media/media-item.ts';
import { isExpected } from '#lib/platform/errors.ts';
import { readPastedTranscript } from '#lib/transcript/read-pasted-transcript.ts';
import { describeFile } from '../../folder/file-names.ts';
import { type Saying, Unreadable } from '../../imports.ts';
import type { Draft, Found } from '../found.ts';
import { say, sayUnplaced } from '../say.ts';
import { type Cell, textOf } from './cell-values.ts';
import { columnCalled } from './column-headings.ts';
import { columnName, mostColumns } from './column-letters.ts';
import { type ColumnName, columns } from './columns.ts';
import { mostRows, type SheetRow } from './sheet-row.ts';

const longestShown = 80;

/** Reads the cases of a spreadsheet, a row each, below its headings. Throws Unreadable when no column says which case a row is. */
export function* readSheet(rows: readonly SheetRow[], language: string): Generator<Found> {
	const [head, ...body] = rows.filter(({ cells }) => cells.some((cell) => !isEmpty(cell)));
	if (!head) throw new Unreadable(say('noRows'));
	if (head.cells.length > mostColumns)
		throw new Unreadable(
			say('wideSheet', { cell: `${columnName(head.cells.length)}${head.number}`, rows: mostRows, columns: mostColumns }),
		);
	const called = head.cells.map((cell) => (isEmpty(cell) ? undefined : columnCalled(String(cell))));
	if (!called.some((name) => name === 'title' || name === 'number' || name === 'guid'))
		throw new Unreadable(say('noTitleColumn'));
	if (body.length === 0) throw new Unreadable(say('noRows'));
	if (body.length > mostRows) throw new Unreadable(say('tooManyRows', { rows: body.length, most: mostRows }));
	yield* aboutHeadings(head, called);
	yield { type: 'total', total: body.length };
	const first = called.map((name, i) => (called.indexOf(name) === i ? name : undefined));
	for (const row of body) yield readRow(row, { head, called: first, language });
}

function* aboutHeadings({ number, cells }: SheetRow, called: (ColumnName | undefined)[]): Generator<Found> {
	for (const [i, name] of called.entries()) {
		const about = { column: columnName(i + 1), name: String(cells[i]).slice(0, longestShown) };
		const place = String(number);
		if (name === undefined && !isEmpty(cells[i])) yield { type: 'notice', place, sayings: [say('unknownColumn', about)] };
		if (name !== undefined && called.indexOf(name) < i) yield { type: 'notice', place, sayings: [say('columnTwice', about)] };
	}
}

interface Headings {
	head: SheetRow;
	called: (ColumnName | undefined)[];
	language: string;
}

function readRow({ number, cells }: SheetRow, { head, called, language }: Headings): Found {
	const place = String(number);
	const values: Partial<Record<ColumnName, unknown>> = {};
	const [wrong, stray]: [Saying[], Saying[]] = [[], []];
	for (const [i, cell] of cells.entries()) {
		if (isEmpty(cell)) continue;
		const name = called[i];
		const about = { row: number, column: columnName(i + 1), value: textOf(cell).slice(0, longestShown) };
		if (name !== undefined) {
			values[name] = columns[name].read(cell);
			if (values[name] === undefined) wrong.push(say('wrongCell', { ...about, reason: columns[name].wanted }));
		} else if (isEmpty(head.cells[i])) stray.push(say('strayCell', about));
	}
	const title = typeof values.title === 'string' ? values.title : '';
	if (wrong.length > 0) return { type: 'problem', place, title, sayings: [...wrong, ...stray] };
	try {
		const { draft, unplaced } = draftOf(values, language);
		return { type: 'case', place, draft, sayings: [...stray, ...unplaced] };
	} catch (error) {
		if (!isExpected(error)) throw error;
		const column = columnName(called.indexOf('transcript') + 1);
		return {
			type: 'problem',
			place,
			title,
			sayings: [say('wrongCell', { row: number, column, value: '', reason: 'transcript' })],
		};
	}
}

function draftOf(values: Partial<Record<ColumnName, unknown>>, language: string): { draft: Draft; unplaced: Saying[] } {
	const { guests, hosts, audio, video, image, alt, transcript, ...content } = values;
	const people = [guests, hosts].flatMap((some) => (some as PersonRole[] | undefined) ?? []);
	const spoken = typeof content.language === 'string' ? content.language : language;
	const read = transcript
		? readPastedTranscript(String(transcript), { language: spoken, people: people.map(({ name }) => name) })
		: undefined;
	const media = [fileOf('audio', audio), fileOf('video', video), fileOf('image', image, alt)].flat();
	return {
		draft: {
			content: { ...content, ...(people.length > 0 && { people }) } as Draft['content'],
			media,
			transcript: read?.transcript,
			isWhole: false,
			isSheet: true,
		},
		unplaced: read?.skipped.map(sayUnplaced) ?? [],
	};
}

const usualTypes = { audio: 'audio/mpeg', video: 'video/mp4', image: 'image/jpeg', chapters: 'application/json+chapters' };

function fileOf(kind: MediaItem['kind'], src: unknown, alt?: unknown): MediaItem[] {
	if (typeof src !== 'string') return [];
	const named = describeFile({ src: new URL(src).pathname });
	const mimeType = (named.kind === kind && named.mimeType) || usualTypes[kind];
	return [{ kind, src, mimeType, ...(typeof alt === 'string' && { alt }) }];
}

function isEmpty(cell: Cell | undefined): boolean {
	return cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}
