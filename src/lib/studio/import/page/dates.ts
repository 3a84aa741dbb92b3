const months = [
	['januar', 'january', 'jan'],
	['februar', 'february', 'feb'],
	['mars', 'march', 'mar'],
	['april', 'apr'],
	['mai', 'may'],
	['juni', 'june', 'jun'],
	['juli', 'july', 'jul'],
	['august', 'aug'],
	['september', 'sept', 'sep'],
	['oktober', 'october', 'okt', 'oct'],
	['november', 'nov'],
	['desember', 'december', 'des', 'dec'],
];

/** An ISO date from `190108` (year, month, day), `08.01.2019`, `8. januar 2019` or ISO; `undefined` for no such day. */
export function readDate(text: string): string | undefined {
	const short = /^(\d\d)(\d\d)(\d\d)$/.exec(text);
	if (short) return isoDate(`20${short[1]}`, short[2], short[3]);
	const iso = /^(\d{4})-(\d\d)-(\d\d)(?:T.*)?$/.exec(text);
	if (iso) return isoDate(iso[1], iso[2], iso[3]);
	const dotted = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text);
	if (dotted) return isoDate(dotted[3], dotted[2], dotted[1]);
	const written = /^(?:(\d{1,2})\.? )?(\p{L}+)\.? (?:(\d{1,2}), )?(\d{4})$/u.exec(text);
	if (written) return isoDate(written[4], monthNumber(written[2]), written[1] ?? written[3]);
	return undefined;
}

function monthNumber(name = ''): string {
	return String(months.findIndex((names) => names.includes(name.toLowerCase())) + 1);
}

function isoDate(year = '', month = '', day = ''): string | undefined {
	const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	const date = new Date(`${iso}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}
