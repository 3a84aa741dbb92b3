/** What mail programs and social networks hang on to links; no page depends on it. */
const tracking = /^(utm_\w+|fbclid|gclid|msclkid|igshid|mc_cid|mc_eid)(=|$)/;

/** Only spellings that our own links use, so that `/c%61se/x` and `/a/../case/x` do not become pages of their own. */
const plainPath = /^\/(?:[\w-][\w.-]*(?:\/[\w-][\w.-]*)*)?$/;

/** The address that a page is kept under and rendered from; undefined for spellings that are not kept. */
export function pageAddress(url: string): string | undefined {
	const split = url.indexOf('?');
	const path = split === -1 ? url : url.slice(0, split);
	if (!plainPath.test(path)) return undefined;
	const query = split === -1 ? '' : withoutTracking(url.slice(split + 1));
	return query ? `${path}?${query}` : path;
}

function withoutTracking(query: string): string {
	return query
		.split('&')
		.filter((parameter) => parameter && !tracking.test(parameter))
		.join('&');
}
