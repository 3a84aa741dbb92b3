import type { Command } from './command.ts';

export const demoCommand: Command = {
	usage: 'demo <load | remove>',
	summary: 'Brings the invented demo cases, or takes them away without a trace.',
	refuse({ words: [what] }) {
		return what === 'load' || what === 'remove' ? undefined : `It is demo load or demo remove, not demo ${what}.`;
	},
	async run({ db, storage, words: [what] }) {
		const { loadDemo, removeDemo } = await import('#lib/studio/demo-library.server.ts');
		const { loadDemoPaths, removeDemoPaths } = await import('#lib/pathways/demo-paths.server.ts');
		if (what === 'load') {
			console.log(`${await loadDemo(db, storage)} demo cases are in the catalogue.`);
			await loadDemoPaths(db);
		} else {
			console.log(`${await removeDemo(db, storage)} demo cases were removed.`);
			await removeDemoPaths(db);
		}
		return 0;
	},
};
