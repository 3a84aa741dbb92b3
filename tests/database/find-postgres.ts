import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findPostgresPrograms } from '#lib/platform/embedded-postgres/binaries.ts';

const debian = '/usr/lib/postgresql';

/** Programs of a PostgreSQL as an operator runs it: this machine's own, else 15 from npm; undefined when none can be had. */
export function findOperatorsPostgres(): string | undefined {
	const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
	const folders = [...(process.env.PATH ?? '').split(delimiter), ...versions.map((version) => join(debian, version, 'bin'))];
	const complete = (folder: string) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'));
	return folders.find(complete) ?? findPostgresPrograms('embedded-postgres-15');
}

/** Programs of the PostgreSQL that comes with the product. */
export function findEmbeddedPostgres(): string {
	const programs = findPostgresPrograms();
	if (!programs) throw new Error(`There is no embedded PostgreSQL for ${process.platform} ${process.arch}: run npm install.`);
	return programs;
}
