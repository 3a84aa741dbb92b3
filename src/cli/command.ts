import type { ParseArgsOptionsConfig } from 'node:util';
import type { Config } from '#lib/platform/config.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Storage } from '#lib/platform/storage.ts';

/** What a command works with. */
export interface Context {
	db: Db;
	/** The database's address, for threads with a connection of their own. */
	databaseUrl: string;
	storage: Storage;
	config: Config;
	/** Words of the command line that are no options. */
	words: string[];
	options: Record<string, string | boolean | undefined>;
}

/** One command of `npx dugnad`. */
export interface Command {
	/** How it is called, `import <file | folder | address>`. */
	usage: string;
	summary: string;
	/** Each option's line in the help. */
	help?: string[];
	options?: ParseArgsOptionsConfig;
	/** What is wrong with the words, told before anything is opened. */
	refuse?(given: Pick<Context, 'words' | 'options'>): string | undefined;
	/** Does it, and loads what that takes only now, so that --help answers at once; the number is the exit code: 0 done, 1 done in part or not at all. */
	run(context: Context): Promise<number>;
}
