import { answer } from '../answer.ts';
import { describeApi } from '../openapi.ts';

export const GET = answer(async ({ locals, url }) => {
	// Nothing makes it stale but another start of the site.
	locals.dependsOn('openapi');
	return describeApi(locals.config.siteName, url.origin);
});
