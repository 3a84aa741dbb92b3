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
		const { openKeeper } = await import('#lib/search/open-keeper.server.ts');
		const { rebuildIndex } = await import('#lib/search/rebuild-index.server.ts');
		const { takeTurns } = await import('#lib/search/take-turns.server.ts');
		const folder = join(config.dataDir, 'search');
		const keeper = openKeeper(folder, config.searchServer);
		const cases = await takeTurns(db, keeper, () => rebuildIndex(db, keeper, openWords(folder)));
		console.log(`${cases} cases are in the search index.`);
		return 0;
	},
};
