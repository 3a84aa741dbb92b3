import { isRedirect, type RequestEvent } from '@sveltejs/kit';
import { anonymous, type Viewer } from '#lib/accounts/viewer.ts';
import { parseConfig } from '#lib/platform/config.ts';
import type { Db } from '#lib/platform/db.ts';
import type { SiteSettings } from '#lib/platform/site-settings.ts';
import type { Storage } from '#lib/platform/storage.ts';
import type { SearchService } from '#lib/search/search-session.ts';

/** What an endpoint of the site may use. */
export interface EndpointHouse {
	db: Db;
	storage?: Storage;
	search?: SearchService;
	/** What the operator has set; nothing unless said otherwise. */
	site?: SiteSettings;
	/** Who asks; nobody unless said otherwise. */
	viewer?: Viewer;
}

type Endpoint = (event: never) => Response | Promise<Response>;

/** Calls an endpoint as the site does, for a visitor without an account unless there is a viewer; `x-page-tags` tells what makes the answer stale. */
export async function callEndpoint(
	endpoint: Endpoint,
	{ db, storage, search, site = {}, viewer = anonymous }: EndpointHouse,
	address: string,
	params: Record<string, string> = {},
	headers: Record<string, string> = {},
): Promise<Response> {
	const url = new URL(address, 'https://cases.example.org');
	const tags: string[] = [];
	const locals = {
		db,
		storage,
		search,
		viewer,
		locale: 'nb',
		config: parseConfig({ ORIGIN: url.origin, SITE_NAME: 'Testdugnad' }),
		site,
	};
	const dependsOn = (...more: string[]) => tags.push(...more);
	const event = {
		url,
		params,
		request: new Request(url, { headers }),
		locals: { ...locals, dependsOn },
	} as unknown as RequestEvent;
	try {
		const response = await endpoint(event as never);
		response.headers.set('x-page-tags', tags.join(' '));
		return response;
	} catch (error) {
		if (isRedirect(error)) return new Response(null, { status: error.status, headers: { location: error.location } });
		throw error;
	}
}
