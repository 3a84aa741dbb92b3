/** The longest recording that is believed: what is longer is milliseconds or bytes written in the wrong place. */
const LONGEST_MS = 86_400_000;

/**
 * Reads `1:02:03`, `62:03`, `3723`, `3723.5` and ISO 8601's `PT1H2M3S` as milliseconds. Undefined when it is none
 * of them; zero, which feeds write for "unknown", is 0.
 */
export function parseDuration(text: string): number | undefined {
	const seconds = clockSeconds(text.trim()) ?? isoSeconds(text.trim());
	const ms = seconds === undefined ? undefined : Math.round(seconds * 1000);
	return ms !== undefined && ms <= LONGEST_MS ? ms : undefined;
}

function clockSeconds(text: string): number | undefined {
	const match = /^(?:(?:(\d{1,3}):)?(\d{1,4}):)?(\d{1,9}(?:[.,]\d{1,9})?)$/.exec(text);
	if (!match) return undefined;
	const [, hours = '0', minutes = '0', seconds = '0'] = match;
	return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(',', '.'));
}

function isoSeconds(text: string): number | undefined {
	const match = /^PT(?=\d)(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,6}(?:\.\d{1,9})?)S)?$/i.exec(text);
	if (!match) return undefined;
	const [, hours = '0', minutes = '0', seconds = '0'] = match;
	return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
