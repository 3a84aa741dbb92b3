import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';

/** Who asks, in which language, and where the texts are. */
export interface Asker {
	db: Db;
	viewer: Viewer;
	locale: Locale;
}
