/** A row of a spreadsheet; its number is what spreadsheets show, the first one being 1. */
export interface SheetRow {
	number: number;
	cells: (string | Date)[];
}
