import type { Command } from './command.ts';

export const lexiconCommand: Command = {
	usage: 'lexicon <install> <file> [file]',
	summary: 'Cuts compounds by Norsk Ordbank as well, so that search finds more of their parts.',
	help: [
		'A file is the “Leddanalyse” of Norsk Ordbank (National Library of Norway, CC BY 4.0) for bokmål or nynorsk, as text or packed',
		'with gzip; unpack what is packed otherwise first (xz -d). Two files are taken together, each time anew. The site then',
		'rebuilds its search index.',
	],
	refuse({ words: [what] }) {
		return what === 'install' ? undefined : `It is lexicon install, not lexicon ${what}.`;
	},
	async run({ config, words: [, ...files] }) {
		const { join } = await import('node:path');
		const { readLexiconFiles } = await import('#lib/search/read-lexicon-files.server.ts');
		const { installOrdbank } = await import('#lib/search/open-lexicon.server.ts');
		const count = installOrdbank(join(config.dataDir, 'search'), readLexiconFiles(files));
		console.log(`The lexicon has ${count} compounds of Norsk Ordbank.`);
		return 0;
	},
};
