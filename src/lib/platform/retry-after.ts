/** What a server says may be wrong: no wait that it asks for is longer than a day. */
const longestMs = 86_400_000;

/** For how long a server asks to be left alone (RFC 9110 §10.2.3): seconds, or a date by its own clock; 0 when it says nothing of use. */
export function retryAfterMs(headers: Headers, now = Date.now()): number {
	const text = headers.get('retry-after')?.trim() ?? '';
	const ms = /^\d+$/.test(text) ? Number(text) * 1000 : httpDateMs(text) - (httpDateMs(headers.get('date')) || now);
	return Math.min(Math.max(ms || 0, 0), longestMs);
}

/** A date in any of the three forms of RFC 9110 §5.6.7, of which one has no GMT; NaN for anything else. */
function httpDateMs(text: string | null): number {
	if (!text || !/^[A-Z][a-z]{2,8},? /.test(text)) return Number.NaN;
	return Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
}
