import type { AuthAnswer, Question } from '#lib/accounts/ask-auth.server.ts';
import type { Auth } from '#lib/accounts/auth.server.ts';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Config } from '#lib/platform/config.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';
import type { SiteSettings } from '#lib/platform/site-settings.ts';
import type { Storage } from '#lib/platform/storage.ts';
import type { SearchService } from '#lib/search/search-session.ts';

declare global {
	namespace App {
		interface Locals {
			db: Db;
			viewer: Viewer;
			locale: Locale;
			config: Config;
			/** What the operator has set for the whole site. */
			site: SiteSettings;
			/** Whether a webinar is published. */
			hasWebinars: boolean;
			/** Reads the settings anew, after a change of them. */
			refreshSite(): Promise<void>;
			storage: Storage;
			search: SearchService;
			auth: Auth;
			/** Asks better-auth on behalf of this request, and gives the browser the cookies that it answers with. */
			askAuth(path: string, question?: Question): Promise<AuthAnswer>;
			/** Signs in a member whom we have recognised; says whether a second factor is asked for first. */
			signIn(memberId: string): Promise<{ codeNeeded: boolean }>;
			/** Makes the answer cacheable, and says what makes it stale: `case:12`, `list`. */
			dependsOn(...tags: string[]): void;
		}
	}
}
