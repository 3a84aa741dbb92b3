/** Writes the items of a list a line each; the further lines of an item stand in. */
export function writeLines(items: readonly string[]): string {
	return items.map((item) => item.replaceAll('\n', '\n  ')).join('\n');
}

/** The items of a list, a line each, as `writeLines` wrote them. */
export function readLines(cell: string): string[] {
	const items: string[] = [];
	for (const line of cell.split(/\r?\n/)) {
		if (items.length > 0 && /^\s/.test(line)) items.push(`${items.pop()}\n${line.replace(/^ {1,2}|^\s/, '')}`);
		else items.push(line);
	}
	return items.map((item) => item.trim()).filter((item) => item !== '');
}

/** As `writeLines`, for short names, which may also be read with semicolons between them. */
export function writeNames(names: readonly string[]): string {
	const cell = writeLines(names);
	return cell.includes(';') && !cell.includes('\n') ? `${cell}\n` : cell;
}

/** Names, a line each; in one line with semicolons between them. */
export function readNames(cell: string): string[] {
	if (cell.includes('\n')) return readLines(cell);
	return cell
		.split(';')
		.map((name) => name.trim())
		.filter((name) => name !== '');
}

/** Writes the parts of one item with bars between them: `Kari Moe | rektor | Fjordby skole`. */
export function writeParts(parts: readonly (string | undefined)[]): string {
	const written = parts.map((part = '') => part.replace(/[\\|]/g, '\\$&'));
	while (written.length > 1 && written.at(-1) === '') written.pop();
	return written.join(' | ');
}

/** The parts of one item, as `writeParts` wrote them. */
export function readParts(item: string): string[] {
	const parts = [''];
	for (const [piece] of item.matchAll(/\\[\s\S]|[\s\S]/g)) {
		if (piece === '|') parts.push('');
		else parts.push(parts.pop() + (piece.length > 1 ? piece.slice(1) : piece));
	}
	return parts.map((part) => part.trim());
}
