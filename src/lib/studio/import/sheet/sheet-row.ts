/** No sheet has more rows of cases; its headings stand above them. */
export const mostRows = 20_000;

/** A row of a spreadsheet; its number is what spreadsheets show, the first one being 1. */
export interface SheetRow {
	number: number;
	cells: (string | Date)[];
}
