/** No host has this name (RFC 2606). */
const here = 'https://here.invalid';

/** The page of this site that somebody asked to come back to; `otherwise` for anything that could lead elsewhere. */
export function safeReturn(to: string | null | undefined, otherwise: string): string {
	if (!to || !/^\/(?![/\\])[\x20-\x7e]*$/.test(to)) return otherwise;
	const url = URL.parse(to, here);
	// What a parser makes of it is what is sent, so that no other can read it differently.
	return url?.origin === here && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}${url.hash}` : otherwise;
}
