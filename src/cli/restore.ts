import { consoleProgress } from '#lib/platform/console-progress.ts';
import type { Command } from './command.ts';

export const restoreCommand: Command = {
	usage: 'restore <folder>',
	summary: 'Puts a backup into a site that is empty yet.',
	help: [
		'Before the first start of the site: DATA_DIR=new npx dugnad restore <folder>. The secret of the backup becomes that of the',
		'site, unless SECRET is set: mails, certificates and sealed addresses rest on it.',
	],
	async run({ db, storage, config, words: [folder = ''] }) {
		const { join } = await import('node:path');
		const { readFile, rm, writeFile } = await import('node:fs/promises');
		const { secretIn } = await import('#lib/studio/backup-folder.ts');
		const { restoreBackup } = await import('#lib/studio/restore-backup.server.ts');
		const progress = consoleProgress();
		const { rows, files, madeAt } = await restoreBackup({ db, storage }, folder, progress.update);
		progress.clear();
		console.log(`${rows} rows and ${files} files of ${madeAt} are back.`);
		const secret = await readFile(secretIn(folder), 'utf8');
		if (config.secret === undefined) {
			// A backup that was carried here may be readable by everybody; the site's own secret is not.
			await rm(join(config.dataDir, 'secret'), { force: true });
			await writeFile(join(config.dataDir, 'secret'), secret, { mode: 0o600, flag: 'wx' });
		} else if (config.secret !== secret.trim())
			console.log(
				`SECRET is another one than that of the backup. Set it to what stands in ${secretIn(folder)} before you start the site.`,
			);
		return 0;
	},
};
