import { createHash } from 'node:crypto';
import { type RequestEvent, redirect } from '@sveltejs/kit';
import { openTerm } from '#lib/catalogue/open-term.server.ts';
import { composeChannel, composeEpisode, nearestLocale } from '#lib/feed/compose-feed.ts';
import { type FeedScope, findEpisodes } from '#lib/feed/find-episodes.server.ts';
import { writeFeed } from '#lib/feed/write-feed.ts';
import { Invalid, NotFound } from '#lib/platform/errors.ts';
import { isForMembers } from '#lib/platform/members-only.ts';
import { paths } from '#lib/platform/paths.ts';

/** What a feed is limited to: what it is called, and the path of the page with the same cases. */
export interface FeedSubject {
	name: string;
	path: string;
}

/** Answers with a page of the feed of everything or of a term, newest episodes first. */
export async function feedResponse(event: RequestEvent, scope: FeedScope): Promise<Response> {
	event.locals.dependsOn('list');
	return composeResponse(event, event.url.pathname, scope, (language) => subject(event, scope, language));
}

/** Answers with the feed of certain cases, which has the path `feedPath`. */
export function feedOfCases(
	event: RequestEvent,
	feedPath: string,
	ids: readonly number[],
	subjectIn: (language: string) => FeedSubject,
): Promise<Response> {
	return composeResponse(event, feedPath, { kind: 'cases', ids }, async (language) => subjectIn(language));
}

async function composeResponse(
	{ locals, url }: RequestEvent,
	feedPath: string,
	scope: FeedScope,
	subjectIn: (language: string) => Promise<FeedSubject | undefined>,
): Promise<Response> {
	const page = readPage(url);
	const { episodes, hasOlder } = await findEpisodes(locals.db, locals.viewer, scope, page);
	if (page > 1 && episodes.length === 0) throw new NotFound(`This feed has no page ${page}; it ends before.`);

	const language = mostFrequent(episodes.map((episode) => episode.language)) ?? 'nb';
	const { podcast, cover, licence } = locals.site;
	const site = {
		...{ origin: url.origin, name: locals.config.siteName, email: locals.config.siteEmail },
		...{ podcast, coverPath: cover && paths.siteFile(cover.key), licence },
		withoutSound: isForMembers(locals.site, 'media'),
	};
	const changedAt = episodes
		.map(({ updatedAt }) => updatedAt.toISOString())
		.toSorted()
		.at(-1);
	const channel = composeChannel(site, feedPath, language, await subjectIn(language));
	const pages = {
		self: address(url.origin + feedPath, page),
		next: hasOlder ? address(url.origin + feedPath, page + 1) : undefined,
		prev: page > 1 ? address(url.origin + feedPath, page - 1) : undefined,
	};
	const items = episodes.map((episode) => composeEpisode(site, episode));
	const pieces = await Array.fromAsync(writeFeed({ ...channel, changedAt }, items, pages));
	return finish(pieces.join(''), changedAt);
}

/** The ETag is for feeds that are too large for the page cache, which makes its own. */
function finish(feed: string, changedAt: string | undefined): Response {
	const headers = {
		'content-type': 'application/rss+xml; charset=utf-8',
		...(changedAt && { 'last-modified': new Date(changedAt).toUTCString() }),
		etag: `"${createHash('sha256').update(feed).digest('base64url')}"`,
		'access-control-allow-origin': '*',
	};
	return new Response(feed, { headers });
}

function readPage(url: URL): number {
	const asked = url.searchParams.get('page') ?? '1';
	if (/^[1-9]\d{0,5}$/.test(asked)) return Number(asked);
	throw new Invalid(`The parameter page is ${JSON.stringify(asked)}: it must be a whole number from 1.`, 'page');
}

/** The pages of a feed by their addresses (RFC 5005 §3); the first has no number. */
function address(feed: string, page: number): string {
	return feed + (page > 1 ? `?page=${page}` : '');
}

/** What the feed is limited to, in the language of most of its episodes. */
async function subject({ locals }: RequestEvent, scope: FeedScope, language: string): Promise<FeedSubject | undefined> {
	if (scope.kind === 'all' || scope.kind === 'cases') return undefined;
	const locale = nearestLocale(language);
	const opened = await openTerm(locals.db, locals.viewer, locale, scope.kind, scope.slug);
	if ('movedTo' in opened) redirect(301, paths.feedOf(scope.kind, opened.movedTo));
	return { name: opened.found.name, path: paths[scope.kind](locale, scope.slug) };
}

function mostFrequent(values: readonly string[]): string | undefined {
	const counts = Map.groupBy(values, (value) => value);
	return [...counts].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
}
