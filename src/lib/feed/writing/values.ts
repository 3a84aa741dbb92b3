/** `Tue, 08 Jan 2019 09:00:00 GMT`, as RSS wants it (RFC 822 with a year of four digits); nothing for what is no date. */
export function rfc822Date(iso: string | undefined): string | undefined {
	const date = new Date(iso ?? '');
	return Number.isNaN(date.getTime()) ? undefined : date.toUTCString();
}

/** Seconds with the decimals that are needed: `73.5`. */
export function seconds(ms: number): string {
	return String(ms / 1000);
}
