import type { Command } from './command.ts';

export const searchCommand: Command = {
	usage: 'search <rebuild>',
	summary: 'Builds the search index anew from the database.',
	help: [
		'The site does so by itself when it has to: after an upgrade, a new lexicon or damage. The present index serves until the',
		'new one is there.',
	],
	refuse({ words: [what] }) {
		return what === 'rebuild' ? undefined : `It is search rebuild, not search ${what}.`;
	},
	async run({ db, config }) {
		const { join } = await import('node:path');
		const { openWords } = await import('#lib/search/open-words.server.ts');
		const { rebuildIndex } = await import('#lib/search/rebuild-index.server.ts');
		const folder = join(config.dataDir, 'search');
		console.log(`${await rebuildIndex(db, folder, openWords(folder))} cases are in the search index.`);
		return 0;
	},
};
