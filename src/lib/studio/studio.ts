import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Storage } from '#lib/platform/storage.ts';

/** What the studio's work needs: the truth, the files, and who is working. */
export interface Studio {
	db: Db;
	storage: Storage;
	viewer: Viewer;
}
