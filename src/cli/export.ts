import { operator } from '#lib/accounts/viewer.ts';
import { consoleProgress } from '#lib/platform/console-progress.ts';
import type { Command } from './command.ts';

export const exportCommand: Command = {
	usage: 'export <folder>',
	summary: 'Writes every case with its media to a folder that import reads back.',
	help: ['--json   prints each case as a line of JSON', '', 'The folder is new or empty.'],
	options: { json: { type: 'boolean' } },
	async run({ db, storage, words: [folder = ''], options }) {
		const { exportCases } = await import('#lib/studio/export-cases.server.ts');
		const progress = consoleProgress();
		let count = 0;
		for await (const { slug, done, total } of exportCases({ db, storage, viewer: operator }, folder)) {
			count = total;
			progress.update(done, total, slug);
			if (options.json) console.log(JSON.stringify({ slug }));
		}
		progress.clear();
		if (!options.json) console.log(`${count} cases are in ${folder}.`);
		return 0;
	},
};
