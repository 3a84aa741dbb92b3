import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { findOperatorsPostgres } from './tests/database/find-postgres.ts';

const onDatabase = ['{src,tests,scripts}/**/*.server.test.ts'];
const elsewhere = ['**/node_modules/**', '**/build/**', '.cache/**'];
// Long, and of sound, passwords, search servers and killed processes rather than of the database: one is enough.
const onOneDatabase = [
	'src/worker.{fit,kill}.server.test.ts',
	'src/lib/accounts/{auth,second-factor}.server.test.ts',
	'src/lib/assessment/submit-quiz.kill.server.test.ts',
	'src/lib/media/make-renditions.server.test.ts',
	'src/lib/search/**/{keep-index,server-keeper}.server.test.ts',
	'src/lib/studio/{align,transcribe}-case.server.test.ts',
];
const operators = findOperatorsPostgres();
if (!operators) {
	console.error(
		'\n*** No PostgreSQL was found on this machine, nor in node_modules: database tests run on the embedded one ONLY. ***\n',
	);
}

// Long enough for a slow machine that does everything else at the same time; tests measure no time.
const patience = { testTimeout: 60_000, expect: { poll: { timeout: 20_000 } } };
const database = (name: string, except: string[] = []) => ({
	test: {
		name,
		include: onDatabase,
		exclude: [...elsewhere, ...except],
		globalSetup: `tests/database/start-${name}.ts`,
		...patience,
	},
});

export default defineConfig({
	test: {
		// Many tests wait for processes and programs: one worker more than there are processors keeps those busy.
		maxWorkers: availableParallelism() + 1,
		projects: [
			{
				test: {
					name: 'unit',
					include: ['{src,tests,scripts,bench}/**/*.test.ts'],
					exclude: [...elsewhere, ...onDatabase],
					...patience,
				},
			},
			database('embedded'),
			...(operators ? [database('postgres', onOneDatabase)] : []),
		],
	},
});
