import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Config } from '#lib/platform/config.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';
import type { Storage } from '#lib/platform/storage.ts';
import type { SearchService } from '#lib/search/search-service.server.ts';

declare global {
	namespace App {
		interface Locals {
			db: Db;
			viewer: Viewer;
			locale: Locale;
			config: Config;
			storage: Storage;
			search: SearchService;
			/** Makes the answer cacheable, and says what makes it stale: `case:12`, `list`. */
			dependsOn(...tags: string[]): void;
		}
	}
}
