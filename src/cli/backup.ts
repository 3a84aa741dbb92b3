import { consoleProgress } from '#lib/platform/console-progress.ts';
import type { Command } from './command.ts';

export const backupCommand: Command = {
	usage: 'backup <folder>',
	summary: 'Copies the database, the files and the secret to a folder, while the site runs.',
	help: [
		'The same folder again takes only the files that are new. Keep it on another machine, readable by nobody else: who has it',
		'has everything. restore puts it back. Jobs that wait are not in it; the site queues what it needs when it starts.',
	],
	async run({ db, storage, config, words: [folder = ''] }) {
		const { makeBackup } = await import('#lib/studio/make-backup.server.ts');
		const { openSecret } = await import('#lib/platform/secret.ts');
		const progress = consoleProgress();
		const { rows, files, missing } = await makeBackup({ db, storage, secret: openSecret(config) }, folder, progress.update);
		progress.clear();
		console.log(`${rows} rows and ${files} files are in ${folder}.`);
		for (const key of missing) console.error(`The file ${key} is not in the storage, so it is not in the backup.`);
		return missing.length > 0 ? 1 : 0;
	},
};
