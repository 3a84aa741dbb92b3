import { type CaseContent, caseContent, type PersonRole } from '#lib/catalogue/case-content.ts';
import type { MediaItem } from '#lib/media/media-item.ts';
import { sanitizeHtml } from '#lib/platform/sanitize-html.ts';
import type { CaseDocument } from '../../case-document.ts';
import { formatClock } from '../../folder/clock.ts';
import { isOnTheWeb } from '../../folder/file-names.ts';
import { readLines, readNames, readParts, writeLines, writeNames, writeParts } from './cell-lists.ts';
import {
	type Cell,
	readAddress,
	readCaseNumber,
	readDate,
	readFlag,
	readLanguage,
	readLength,
	readMoment,
	readNumber,
	textOf,
} from './cell-values.ts';

/** The names of the columns, in the order in which a sheet is written. */
export const columnNames = [
	...(['number', 'title', 'ingress', 'language', 'guests', 'hosts', 'organisations', 'place', 'themes', 'perspectives'] as const),
	...(['goals', 'series', 'season', 'episode', 'recordedOn', 'publishedAt', 'durationMs', 'hashtags', 'outcomes'] as const),
	...(['quotes', 'literature', 'moreLearning', 'reflectionQuestion', 'notesHtml', 'links', 'license', 'explicit'] as const),
	...(['audio', 'video', 'image', 'alt', 'transcript', 'sourceUrl', 'guid'] as const),
];
export type ColumnName = (typeof columnNames)[number];

/** What an editor is told to write in a cell that could not be read. */
export type Wanted =
	| 'text'
	| 'number'
	| 'date'
	| 'moment'
	| 'length'
	| 'language'
	| 'caseNumber'
	| 'goals'
	| 'words'
	| 'address'
	| 'flag';

/** How a part of a case stands in a cell. `read` gives undefined for what cannot be read; an empty cell is never read. */
export interface Column {
	wanted: Wanted;
	read(cell: Cell): unknown;
	write(document: CaseDocument): string;
}

type ContentColumn = Extract<ColumnName, keyof CaseContent>;

const contentColumns: Record<ContentColumn, Column> = {
	number: text('number', 'caseNumber', readCaseNumber),
	title: text('title'),
	ingress: text('ingress'),
	language: text('language', 'language', readLanguage),
	organisations: names('organisations'),
	place: text('place'),
	themes: names('themes'),
	perspectives: names('perspectives'),
	goals: {
		wanted: 'goals',
		read: (cell) => checked('goals', words(cell).map(Number)),
		write: ({ case: { goals } }) => goals.join(', '),
	},
	series: text('series'),
	season: text('season', 'number', readNumber),
	episode: text('episode', 'number', readNumber),
	recordedOn: text('recordedOn', 'date', readDate),
	publishedAt: text('publishedAt', 'moment', readMoment),
	durationMs: {
		wanted: 'length',
		read: (cell) => checked('durationMs', readLength(cell)),
		write: ({ case: { durationMs } }) => (durationMs === undefined ? '' : formatClock(durationMs)),
	},
	hashtags: {
		wanted: 'words',
		read: (cell) =>
			checked(
				'hashtags',
				words(cell).map((word) => word.replace(/^#/, '')),
			),
		write: ({ case: { hashtags } }) => hashtags.join(' '),
	},
	outcomes: lines('outcomes', String, (item) => item),
	quotes: records('quotes', ['text', 'speaker']),
	literature: records('literature', ['text', 'url']),
	moreLearning: lines('moreLearning', String, (item) => item),
	reflectionQuestion: text('reflectionQuestion'),
	notesHtml: text('notesHtml', 'text', (cell) => sanitizeHtml(textOf(cell))),
	links: records('links', ['label', 'url']),
	license: text('license'),
	explicit: {
		wanted: 'flag',
		read: readFlag,
		write: ({ case: { explicit } }) => (explicit ? 'x' : ''),
	},
	sourceUrl: text('sourceUrl', 'address', readAddress),
	guid: text('guid'),
};

/** Every column of a spreadsheet of cases. */
export const columns: Record<ColumnName, Column> = {
	...contentColumns,
	guests: people('guest'),
	hosts: people('host'),
	audio: file('audio'),
	video: file('video'),
	image: file('image'),
	alt: {
		wanted: 'text',
		read: textOf,
		write: (document) => linked(document, 'image')?.alt ?? '',
	},
	// Read by whoever knows the case's people and language; a cell has no room for it on the way out.
	transcript: { wanted: 'text', read: textOf, write: () => '' },
};

function text(field: ContentColumn, wanted: Wanted = 'text', read: (cell: Cell) => unknown = textOf): Column {
	return {
		wanted,
		read: (cell) => checked(field, read(cell)),
		write: ({ case: content }) => String(content[field] ?? ''),
	};
}

function names(field: 'organisations' | 'themes' | 'perspectives'): Column {
	return {
		wanted: 'text',
		read: (cell) => checked(field, readNames(textOf(cell))),
		write: ({ case: content }) => writeNames(content[field]),
	};
}

function lines<Field extends 'outcomes' | 'moreLearning' | 'quotes' | 'literature' | 'links'>(
	field: Field,
	write: (item: CaseContent[Field][number]) => string,
	read: (item: string) => unknown,
): Column {
	return {
		wanted: 'text',
		read: (cell) => checked(field, readLines(textOf(cell)).map(read)),
		write: ({ case: content }) => writeLines((content[field] as CaseContent[Field][number][]).map(write)),
	};
}

function records(field: 'quotes' | 'literature' | 'links', parts: readonly string[]): Column {
	const write = (item: object) => writeParts(parts.map((part) => (item as Record<string, string | undefined>)[part]));
	return lines(field, write, (item) => recordOf(parts, item));
}

const personParts = ['name', 'title', 'organisation', 'url', 'imageUrl'] as const;

function people(role: PersonRole['role']): Column {
	return {
		wanted: 'text',
		read: (cell) =>
			checked(
				'people',
				readNames(textOf(cell)).map((item) => ({ ...recordOf(personParts, item), role })),
			),
		write: ({ case: content }) =>
			writeNames(
				content.people.filter((one) => one.role === role).map((one) => writeParts(personParts.map((part) => one[part]))),
			),
	};
}

/** More parts than there are belong to the last one's field: nothing is dropped, and the schema says what it is not. */
function recordOf(parts: readonly string[], item: string): Record<string, string> {
	const values = readParts(item);
	const entries = values.map((value, i) => [parts[i] ?? `part ${i + 1}`, value] as const);
	return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

function file(kind: MediaItem['kind']): Column {
	return { wanted: 'address', read: readAddress, write: (document) => linked(document, kind)?.src ?? '' };
}

/** The one file of its kind, when it is on the web; what is stored here has no address that an import could bring. */
function linked({ media }: CaseDocument, kind: MediaItem['kind']): MediaItem | undefined {
	const [only, ...others] = media.filter((item) => item.kind === kind);
	return only && others.length === 0 && isOnTheWeb(only.src) ? only : undefined;
}

function words(cell: Cell): string[] {
	return textOf(cell)
		.split(/[\s;,]+/)
		.filter(Boolean);
}

function checked(field: keyof CaseContent, value: unknown): unknown {
	const { success, data } = caseContent.shape[field].safeParse(value);
	return success ? data : undefined;
}
