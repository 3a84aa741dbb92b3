import { Readable } from 'node:stream';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import { listCaseIds } from '#lib/catalogue/list-case-ids.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { byteOrderMark, writeCsvRow } from '#lib/platform/write-csv.ts';
import { type ColumnName, columnNames, columns } from './import/sheet/columns.ts';
import { writeXlsx } from './import/sheet/write-xlsx.ts';
import { readCaseDocument } from './open-case-document.server.ts';

/** A spreadsheet of cases: empty, to be filled in, or with all that are here. */
export interface WantedSheet {
	which: 'template' | 'cases';
	ending: 'csv' | 'xlsx';
	/** Of the columns' names. */
	locale: Locale;
}

/**
 * Writes a spreadsheet that an import reads back without changing anything, case by case. What has no place in cells (texts, quizzes,
 * stored files) is left out, and so left alone by an import. Throws NotFound for whoever is no editor.
 */
export function writeSheet(db: Db, viewer: Viewer, { which, ending, locale }: WantedSheet): Readable {
	mustBeEditor(viewer);
	const rows = rowsOf(db, viewer, which, locale);
	if (ending === 'csv') return Readable.from(csvOf(rows), { objectMode: false });
	const { sheetName, helpSheetName } = messagesIn(locale).imports;
	return writeXlsx([
		{ name: sheetName, rows },
		{ name: helpSheetName, rows: helpRows(locale) },
	]);
}

async function* csvOf(rows: AsyncIterable<string[]>): AsyncGenerator<string> {
	yield byteOrderMark;
	for await (const row of rows) yield writeCsvRow(row, ';');
}

async function* rowsOf(db: Db, viewer: Viewer, which: WantedSheet['which'], locale: Locale): AsyncGenerator<string[]> {
	const called = messagesIn(locale).imports.columns;
	const names = columnNames.filter((name) => which === 'template' || name !== 'transcript');
	yield names.map((name) => called[name]);
	if (which === 'template') return;
	for (const { id } of await listCaseIds(db, viewer)) {
		const document = await readCaseDocument(db, id).catch(() => undefined);
		if (document) yield names.map((name) => columns[name].write(document));
	}
}

type Hint = keyof ReturnType<typeof messagesIn>['imports']['columnHints'];

const listHints: Partial<Record<ColumnName, Hint>> = {
	...{ organisations: 'names', themes: 'names', perspectives: 'names', guests: 'people', hosts: 'people' },
	...{ outcomes: 'lines', moreLearning: 'lines', quotes: 'parts', literature: 'parts', links: 'parts', publishedAt: 'date' },
};

function helpRows(locale: Locale): string[][] {
	const { columns: called, columnHints, helpHeadings } = messagesIn(locale).imports;
	const hintOf = (name: ColumnName) => {
		const { wanted } = columns[name];
		return columnHints[listHints[name] ?? (wanted === 'moment' ? 'date' : wanted)];
	};
	return [[...helpHeadings], ...columnNames.map((name) => [called[name], hintOf(name)])];
}
