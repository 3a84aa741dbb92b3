/** Where an embedded PostgreSQL has what. */
export interface Places {
	/** Folder of `initdb` and `postgres`. */
	programs: string;
	/** Folder of all below. */
	folder: string;
	data: string;
	password: string;
	log: string;
	/** PostgreSQL settings, `fsync=off`. */
	settings: readonly string[];
}
