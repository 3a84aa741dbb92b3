import { SaxesParser } from 'saxes';
import { Unreadable } from '../../imports.ts';
import { say } from '../say.ts';
import { columnNumber, mostColumns } from './column-letters.ts';
import { mostRows } from './sheet-row.ts';

/** Workbooks nest a dozen deep, and hold a few attributes to a tag. */
const [mostDepth, mostAttributes] = [64, 256];

/**
 * Checks the XML of a workbook piece by piece, before a program reads it that takes anything for XML. Throws Unreadable for what
 * is no XML, for a place far out (one cell there makes a row of every row before it), and for a formula whose result is not
 * there: programs other than spreadsheets write such, and it would pass for an empty cell.
 */
export function sheetCheck(): { write(piece: string): void; end(): void } {
	const parser = new SaxesParser();
	const open: string[] = [];
	let attributes = 0;
	let cell = { place: '', children: '' };
	parser.on('error', refuse);
	parser.on('doctype', refuse);
	parser.on('opentagstart', () => {
		attributes = 0;
	});
	parser.on('attribute', () => void (++attributes > mostAttributes && refuse()));
	parser.on('opentag', ({ name, attributes: { r } }) => {
		const tag = local(name);
		const isPlaced = tag === 'row' || tag === 'c';
		if (isPlaced && r !== undefined) refuseFar(r);
		if (open.at(-1) === 'c') cell.children += ` ${tag}`;
		if (tag === 'c') cell = { place: r ?? '', children: '' };
		if (open.push(tag) > mostDepth) refuse();
	});
	parser.on('closetag', () => {
		if (open.pop() === 'c' && cell.children === ' f') refuseUnreckoned(cell.place);
	});
	return { write: (piece) => void parser.write(piece), end: () => void parser.close() };
}

function refuse(): never {
	throw new Unreadable(say('notSheet'));
}

function local(name: string): string {
	return name.slice(name.indexOf(':') + 1);
}

function refuseFar(place: string): void {
	const [, letters = '', digits] = /^([A-Z]{0,2})(\d{1,5})$/.exec(place) ?? [];
	if (digits && Number(digits) <= mostRows + 1 && columnNumber(letters) <= mostColumns) return;
	throw new Unreadable(say('wideSheet', { cell: place.slice(0, 20), rows: mostRows, columns: mostColumns }));
}

function refuseUnreckoned(place: string): void {
	const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(place) ?? [];
	if (letters && row) throw new Unreadable(say('wrongCell', { row: Number(row), column: letters, value: '', reason: 'formula' }));
}
