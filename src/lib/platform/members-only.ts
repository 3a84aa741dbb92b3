import { type Locale, splitLocale } from './locale.ts';
import { paths } from './paths.ts';
import type { Setting, SiteSettings } from './site-settings.ts';

/** What an operator may keep for members: the whole `site`, or its sound and video alone. */
export type ForMembers = Setting<'members'>[number];

/**
 * What stays open to everybody on a site for members, by the names of routes without their groups. Whatever is not here
 * is closed, so a new route is closed until somebody has thought about it.
 */
const open: ReadonlySet<string> = new Set([
	// The ways in and out.
	...['/sign-in', '/sign-in/code', '/sign-in/forgot', '/sign-in/link', '/sign-in/reset'],
	...['/sign-in/with/[provider]', '/sign-in/with/[provider]/return', '/sign-in/with/address'],
	...['/register', '/register/confirm', '/api/auth/[...rest]', '/sign-out', '/erased'],
	// What the law wants everybody to be able to read.
	...['/accessibility', '/privacy'],
	// A secret in the address, from a mail or from whoever shares it, opens these and nothing else.
	...['/guest/[token]', '/guest/[token]/save', '/webinars/[slug]/sign-up', '/reminders/stop', '/record/[token]'],
	// Certificates that their holders show, and what it takes to check them.
	...['/certificate/[slug]', '/certificate/[slug]/pdf', '/certificates/[slug].[ending]', '/verify'],
	...['/.well-known/did.json', '/credentials/status/[number]'],
	// What the open pages look like, and what keeps search engines away.
	...['/site/[file]', '/site/theme-[hash].css', '/robots.txt'],
]);

/** Whether a part of the site is for members only. */
export function isForMembers({ members = [] }: SiteSettings, part: ForMembers): boolean {
	return members.includes(part);
}

/** Whether everybody may ask for a route of a site that is for members; `routeId` is null for what does not exist. */
export function staysOpen(routeId: string | null): boolean {
	return open.has(withoutGroups(routeId));
}

/** Whether a viewer may have sound and video. */
export function mayHear(site: SiteSettings, viewer: { kind: string }): boolean {
	return viewer.kind !== 'anonymous' || !(isForMembers(site, 'media') || isForMembers(site, 'site'));
}

/** What a stranger asks for. */
export interface StrangersRequest {
	request: Request;
	url: URL;
	routeId: string | null;
	locale: Locale;
	/** Whether it is what a page is drawn from, `__data.json`, and not the page. */
	isData: boolean;
}

/** Leads whoever wants a page to sign-in and back; tells a program, a player or a frame in one sentence (401). */
export function turnAway(asked: StrangersRequest): Response {
	const { request, url, locale } = asked;
	if (!wantsPage(asked)) return refuse(url);
	const isRead = request.method === 'GET' || request.method === 'HEAD';
	const back = url.pathname + (isRead ? url.search : '');
	const location = `${paths.signIn(locale)}?to=${encodeURIComponent(back)}`;
	return new Response(null, { status: 303, headers: { location, 'cache-control': 'private, no-store' } });
}

/** Says that something is for members. RFC 9110, section 15.5.2, wants a scheme; ours is the page where one signs in. */
export function refuse({ origin }: URL): Response {
	return new Response(`This is for members. Sign in at ${origin}${paths.signIn('nb')} and ask again.\n`, {
		status: 401,
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			'cache-control': 'private, no-store',
			'www-authenticate': 'Session realm="members"',
		},
	});
}

/** Keeps an answer to a member out of caches that others share; the member's own browser may keep a file for an hour. */
export function keepPrivate(headers: Headers): void {
	const said = headers.get('cache-control') ?? '';
	if (/private|no-store/.test(said)) return;
	headers.set('cache-control', said.includes('public') ? 'private, max-age=3600' : 'private, no-store');
}

/**
 * Browsers say what they will do with an answer, at least where nobody can listen in; of others the address must tell.
 * A sign-in in somebody else's frame would not work, and a script has no use for one.
 */
function wantsPage({ request, url, routeId, isData }: StrangersRequest): boolean {
	if (isData) return false;
	const destination = request.headers.get('sec-fetch-dest');
	if (destination) return destination === 'document';
	const { path } = splitLocale(url.pathname);
	const isFile = (routeId ?? path).split('/').at(-1)?.includes('.') ?? true;
	const isInGroup = routeId === null || routeId.startsWith('/(');
	return isInGroup && !isFile && !/^\/(embed|search\/suggest)(\/|$)/.test(path);
}

function withoutGroups(routeId: string | null): string {
	return (routeId ?? '').replaceAll(/\/\([^/]*\)/g, '');
}
