import { create } from 'qrcode';

/** A QR code as one vector path in a square of the given side; its quiet zone is for the page to leave. */
export function qrPath(text: string, side: number): string {
	const { modules } = create(text, { errorCorrectionLevel: 'M' });
	const unit = side / modules.size;
	const rows = Array.from({ length: modules.size }, (_, row) => rowPath(modules, row, unit));
	return rows.join('');
}

interface Modules {
	size: number;
	get(row: number, column: number): number | boolean;
}

/** Neighbours become one rectangle: seams between squares would show in some viewers. */
function rowPath(modules: Modules, row: number, unit: number): string {
	let path = '';
	for (let from = 0; from < modules.size; from++) {
		if (!modules.get(row, from)) continue;
		let to = from;
		while (to < modules.size && modules.get(row, to)) to++;
		path += `M${at(from * unit)} ${at(row * unit)}h${at((to - from) * unit)}v${at(unit)}h${at((from - to) * unit)}z`;
		from = to;
	}
	return path;
}

const at = (length: number) => length.toFixed(3);
