import { constants } from 'node:os';
import { parseArgs } from 'node:util';
import packageJson from '../package.json' with { type: 'json' };
import { alignCommand } from './cli/align.ts';
import { backupCommand } from './cli/backup.ts';
import type { Command, Context } from './cli/command.ts';
import { credentialsCommand } from './cli/credentials.ts';
import { demoCommand } from './cli/demo.ts';
import { exportCommand } from './cli/export.ts';
import { feedbackCommand } from './cli/feedback.ts';
import { importCommand } from './cli/import.ts';
import { lexiconCommand } from './cli/lexicon.ts';
import { pathCommand } from './cli/path.ts';
import { quizCommand } from './cli/quiz.ts';
import { recommendationsCommand } from './cli/recommendations.ts';
import { recordsCommand } from './cli/records.ts';
import { removeCommand } from './cli/remove.ts';
import { restoreCommand } from './cli/restore.ts';
import { searchCommand } from './cli/search.ts';
import { transcribeCommand } from './cli/transcribe.ts';
import { userCommand } from './cli/user.ts';
import { parseConfig } from './lib/platform/config.ts';
import { exitWithSentence } from './lib/platform/exit-with-sentence.ts';

const commands: Record<string, Command> = {
	import: importCommand,
	export: exportCommand,
	backup: backupCommand,
	restore: restoreCommand,
	align: alignCommand,
	transcribe: transcribeCommand,
	search: searchCommand,
	lexicon: lexiconCommand,
	quiz: quizCommand,
	path: pathCommand,
	remove: removeCommand,
	demo: demoCommand,
	feedback: feedbackCommand,
	user: userCommand,
	credentials: credentialsCommand,
	records: recordsCommand,
	recommendations: recommendationsCommand,
};

/** Wrong words on the command line, as sysexits.h has it. */
const usageError = 64;

process.on('uncaughtException', exitWithSentence);
// A reader such as `head` may go away; the work goes on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
try {
	// An interrupted command is still at work.
	process.exit(await runCommand(process.argv.slice(2)));
} catch (error) {
	exitWithSentence(error);
}

async function runCommand([name = '--help', ...rest]: string[]): Promise<number> {
	if (name === '--version') return say(packageJson.version);
	if (name === '--help' || name === 'help') return say(overview());
	const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
	if (!command) return complain(`There is no command “${name}”. npx dugnad --help lists them.`);
	if (rest.includes('--help')) return say(helpOf(command));
	const parsed = parseWords(command, rest);
	if (typeof parsed === 'string') return complain(`${parsed} npx dugnad ${name} --help says how it is used.`);
	return withDatabase(command, parsed);
}

type Parsed = Pick<Context, 'words' | 'options'>;

/** The words and options of a command, or what is wrong with them. */
function parseWords(command: Command, args: string[]): Parsed | string {
	const needed = command.usage.match(/<[^>]+>/g)?.length ?? 0;
	const allowed = needed + (command.usage.match(/\[[^\]]+\]/g)?.length ?? 0);
	try {
		const { positionals, values } = parseArgs({ args, options: command.options ?? {}, allowPositionals: true });
		const parsed = { words: positionals, options: values as Parsed['options'] };
		const isFew = positionals.length < needed || positionals.includes('');
		if (isFew || positionals.length > allowed) return `It is used as npx dugnad ${command.usage}.`;
		return command.refuse?.(parsed) ?? parsed;
	} catch (error) {
		return `${(error as Error).message.split('. ', 1)[0]?.replace(/\.$/, '')}.`;
	}
}

async function withDatabase(command: Command, parsed: Parsed): Promise<number> {
	const config = parseConfig(process.env);
	const { openDatabase, openStorage, prepareDatabase } = await loadStudio();
	const database = await openDatabase(config);
	try {
		const storage = openStorage(config);
		await prepareDatabase(database, storage, { demo: false });
		return await Promise.race([
			command.run({ ...parsed, config, storage, db: database.db, databaseUrl: database.url }),
			interruption(),
		]);
	} finally {
		await database.close();
	}
}

/** Most of the program, which a wrong word or --help does not need. */
async function loadStudio() {
	const { openDatabase } = await import('./lib/platform/db.ts');
	const { openStorage } = await import('./lib/platform/open-storage.ts');
	const { prepareDatabase } = await import('./lib/studio/prepare-database.server.ts');
	return { openDatabase, openStorage, prepareDatabase };
}

/** The exit code when somebody stops us (128 and the signal's number); the database is closed first, as at any other end. */
function interruption(): Promise<number> {
	return new Promise((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
			// A terminal's Ctrl-C comes twice, once from the terminal and once from the process that started this one.
			process.on(signal, () => resolve(128 + constants.signals[signal]));
		}
	});
}

function overview(): string {
	const lines = Object.values(commands).map(({ usage, summary }) => `  ${usage.padEnd(36)} ${summary}`);
	return `npx dugnad <command>\n\n${lines.join('\n')}\n\nnpx dugnad <command> --help says more. Works while the site runs.\n\nExit codes: 0 done, 1 not done or only in part, 64 wrong words, 70 a mistake of ours.`;
}

function helpOf({ usage, summary, help = [] }: Command): string {
	return [`npx dugnad ${usage}`, '', summary, ...(help.length ? ['', ...help.map((line) => `  ${line}`)] : [])].join('\n');
}

function say(text: string): number {
	console.log(text);
	return 0;
}

function complain(text: string): number {
	console.error(text);
	return usageError;
}
