import type { Command } from './command.ts';
import { plainText } from './plain-text.ts';

export const feedbackCommand: Command = {
	usage: 'feedback',
	summary: 'Shows what readers wrote on the accessibility page, newest first.',
	help: ['--json   prints each as a line of JSON'],
	options: { json: { type: 'boolean' } },
	async run({ db, options }) {
		const { listFeedback } = await import('#lib/studio/list-feedback.server.ts');
		for (const { sentAt, page, contact, message } of await listFeedback(db)) {
			const words = [sentAt.toISOString(), page && `about ${page}`, contact && `from ${contact}`].filter(Boolean).join(', ');
			console.log(options.json ? JSON.stringify({ sentAt, page, contact, message }) : plainText(`${words}\n${message}\n`));
		}
		return 0;
	},
};
