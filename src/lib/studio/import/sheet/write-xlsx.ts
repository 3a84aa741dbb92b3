import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { type Xml, xml } from '#lib/platform/xml.ts';
import { columnName } from './column-letters.ts';

/** One sheet of a workbook, row by row. */
export interface WrittenSheet {
	name: string;
	rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * The longest text that Excel takes in a cell (https://support.microsoft.com/office/excel-specifications-and-limits). A longer one is
 * left out: an empty cell changes nothing when the sheet is imported, half a text would.
 */
const longestCell = 32_767;

/** Writes an Excel workbook (ECMA-376) whose cells are texts, so that nothing in them is reckoned with; row by row. */
export function writeXlsx(sheets: readonly WrittenSheet[]): Readable {
	const archive = new ZipFile();
	const out = archive.outputStream.pipe(new PassThrough());
	const add = (path: string, content: Xml) => archive.addBuffer(Buffer.from(head + content.markup), path);
	add('[Content_Types].xml', contentTypes(sheets));
	add(
		'_rels/.rels',
		xml`<Relationships xmlns="${`${packaged}/relationships`}">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
	);
	add('xl/workbook.xml', workbook(sheets));
	add('xl/_rels/workbook.xml.rels', workbookRelations(sheets));
	for (const [i, { rows }] of sheets.entries())
		archive.addReadStreamLazy(`xl/worksheets/sheet${i + 1}.xml`, (done) => done(null, readable(sheetXml(rows), archive)));
	archive.end();
	archive.on('error', (error) => out.destroy(error as Error));
	return out;
}

function readable(pieces: AsyncGenerator<string>, archive: ZipFile): Readable {
	const stream = Readable.from(pieces, { objectMode: false });
	stream.on('error', (error) => archive.emit('error', error));
	return stream;
}

function contentTypes(sheets: readonly WrittenSheet[]): Xml {
	const parts = sheets.map(
		(_, i) => xml`<Override PartName="${`/xl/worksheets/sheet${i + 1}.xml`}" ContentType="${`${spreadsheet}.worksheet+xml`}"/>`,
	);
	return xml`<Types xmlns="${`${packaged}/content-types`}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${`${spreadsheet}.sheet.main+xml`}"/>${joined(parts)}</Types>`;
}

function workbook(sheets: readonly WrittenSheet[]): Xml {
	const parts = sheets.map(({ name }, i) => xml`<sheet name="${name}" sheetId="${i + 1}" r:id="${`rId${i + 1}`}"/>`);
	return xml`<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${joined(parts)}</sheets></workbook>`;
}

function workbookRelations(sheets: readonly WrittenSheet[]): Xml {
	const parts = sheets.map((_, i) => relation(i + 1, 'worksheet', `worksheets/sheet${i + 1}.xml`));
	return xml`<Relationships xmlns="${`${packaged}/relationships`}">${joined(parts)}</Relationships>`;
}

function relation(id: number, type: string, target: string): Xml {
	return xml`<Relationship Id="${`rId${id}`}" Type="${`${relations}/${type}`}" Target="${target}"/>`;
}

/** The first row stays in sight. */
async function* sheetXml(rows: WrittenSheet['rows']): AsyncGenerator<string> {
	yield `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
	let number = 0;
	for await (const cells of rows) {
		number += 1;
		yield `<row r="${number}">${cells.map((value, i) => cellXml(`${columnName(i + 1)}${number}`, value)).join('')}</row>`;
	}
	yield '</sheetData></worksheet>';
}

function cellXml(place: string, value: string): string {
	if (value === '' || value.length > longestCell) return '';
	const text = escapeReferences(value);
	return xml`<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`.markup;
}

/** Excel reads `_x000D_` as a character (ECMA-376, part 1, section 22.9.2.19); a text that looks so is written so that it stays. */
function escapeReferences(text: string): string {
	return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

function joined(parts: readonly Xml[]): Xml {
	return parts.reduce((all, part) => xml`${all}${part}`, xml``);
}
