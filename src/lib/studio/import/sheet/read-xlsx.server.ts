import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readSheet } from 'read-excel-file/node';
import { ZipFile } from 'yazl';
import { Unreadable } from '../../imports.ts';
import { extractArchive } from '../archive/extract-archive.server.ts';
import { say } from '../say.ts';
import { sheetCheck } from './check-sheet-xml.ts';
import { columnName } from './column-letters.ts';
import type { SheetRow } from './sheet-row.ts';

const mostBytes = 50_000_000;

/**
 * Reads the first sheet of an Excel workbook: what the cells show, with formulas' last results. Throws Unreadable for what is
 * none, and for what says that it is small and is not.
 */
export async function readXlsx(path: string, workFolder: string): Promise<SheetRow[]> {
	const folder = join(workFolder, 'workbook');
	try {
		await rm(folder, { recursive: true, force: true });
		const names = await extractArchive(path, folder, { mostBytes, wants: (name) => /\.(xml|rels)$/.test(name) });
		if (!names.includes('xl/workbook.xml')) throw new Unreadable(say('notSheet'));
		await refuseUnreadable(folder, names);
		const rows = await readSheet(await packAnew(folder, names, join(workFolder, 'workbook.xlsx')), { trim: false });
		return rows.map((cells, i) => ({ number: i + 1, cells: cells.map(textOf) }));
	} catch (error) {
		throw explained(error);
	} finally {
		await rm(folder, { recursive: true, force: true });
		await rm(join(workFolder, 'workbook.xlsx'), { force: true });
	}
}

/** Every part, whatever its name ends with: a workbook may call its sheets what it likes. */
async function refuseUnreadable(folder: string, names: readonly string[]): Promise<void> {
	for (const name of names) {
		const check = sheetCheck();
		for await (const piece of createReadStream(join(folder, name), 'utf8')) check.write(piece);
		check.end();
	}
}

/** What was checked is what is read: archives may hold files that their directory does not tell of. */
async function packAnew(folder: string, names: readonly string[], path: string): Promise<string> {
	const archive = new ZipFile();
	for (const name of names) archive.addFile(join(folder, name), name, { compress: false });
	archive.end();
	await pipeline(archive.outputStream, createWriteStream(path));
	return path;
}

function textOf(value: unknown): string | Date {
	if (value === null || value === undefined) return '';
	return value instanceof Date ? value : String(value);
}

function explained(error: unknown): unknown {
	if (error instanceof Unreadable || !(error instanceof Error)) return error;
	const [, row, column] = /row (\d+), col (\d+)/.exec(error.message) ?? [];
	if (row && column)
		return new Unreadable(say('wrongCell', { row, column: columnName(Number(column)), value: '', reason: 'formula' }));
	return 'code' in error && error.code === 'ENOSPC' ? error : new Unreadable(say('notSheet'));
}
