const policy = (ancestors: string) =>
	[
		"default-src 'none'",
		"script-src 'self'",
		"style-src 'self'",
		"font-src 'self'",
		"img-src 'self' data:",
		"connect-src 'self'",
		// Linked (not downloaded) episodes play from where the podcast's owner keeps them.
		"media-src 'self' https: http:",
		"frame-src 'self'",
		"form-action 'self'",
		"base-uri 'none'",
		`frame-ancestors ${ancestors}`,
	].join('; ');

const everywhere: [string, string][] = [
	['x-content-type-options', 'nosniff'],
	['referrer-policy', 'strict-origin-when-cross-origin'],
	['permissions-policy', 'camera=(), microphone=(), geolocation=(), interest-cohort=()'],
	['cross-origin-opener-policy', 'same-origin'],
];
const ordinary: [string, string][] = [...everywhere, ['content-security-policy', policy("'self'")]];
const embeddable: [string, string][] = [...everywhere, ['content-security-policy', policy('*')]];

/** Headers of every answer; only the embedded player may stand in somebody else's page. */
export function securityHeaders(path: string): [string, string][] {
	return path.startsWith('/embed/') ? embeddable : ordinary;
}
