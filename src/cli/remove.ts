import { operator } from '#lib/accounts/viewer.ts';
import { listCaseIds } from '#lib/catalogue/list-case-ids.server.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Command } from './command.ts';

export const removeCommand: Command = {
	usage: 'remove <slug>',
	summary: 'Removes a case with its files; the slug is the last part of its address.',
	async run({ db, storage, words: [slug = ''] }) {
		const { removeCaseDocument } = await import('#lib/studio/remove-case-document.server.ts');
		const found = (await listCaseIds(db, operator)).find((one) => one.slug === slug);
		if (!found) throw new NotFound(`There is no case ${slug}.`);
		await removeCaseDocument({ db, storage, viewer: operator }, found.id);
		console.log(`${slug} was removed.`);
		return 0;
	},
};
