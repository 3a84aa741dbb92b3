import { join } from 'node:path';
import { operator } from '#lib/accounts/viewer.ts';
import { consoleProgress } from '#lib/platform/console-progress.ts';
import type { ImportEvent } from '#lib/studio/import-cases.server.ts';
import type { Command } from './command.ts';

export const importCommand: Command = {
	usage: 'import <file | folder | address>',
	summary: 'Reads a page, a podcast feed or a folder of cases into the catalogue.',
	help: [
		'--media=link       leaves sound and pictures where they are (default)',
		'--media=download   copies them here',
		'--json             prints every event as a line of JSON',
		'',
		'A page (.txt, .html), a feed (.xml, .rss, .atom), a case (.md), a folder of them, or the address of a page or a feed.',
		'The same again changes nothing. Exit code 1: something could not be read, and the rest was imported.',
	],
	options: { media: { type: 'string', default: 'link' }, json: { type: 'boolean' } },
	refuse({ options }) {
		return options.media === 'link' || options.media === 'download'
			? undefined
			: `--media is link or download, not “${options.media}”.`;
	},
	async run({ db, storage, config, words: [source = ''], options }) {
		const { importCases } = await import('#lib/studio/import-cases.server.ts');
		const media = options.media === 'download' ? 'download' : 'link';
		const settings = { media, fetchPrivate: config.fetchPrivate, workFolder: join(config.dataDir, 'work') } as const;
		const report = options.json ? jsonReport() : consoleReport();
		for await (const event of importCases({ db, storage, viewer: operator }, source, settings)) report.tell(event);
		return report.end();
	},
};

function jsonReport() {
	let problems = 0;
	return {
		tell(event: ImportEvent) {
			if (event.type === 'problem') problems += 1;
			if (event.type !== 'progress') console.log(JSON.stringify(event));
		},
		end: () => (problems ? 1 : 0),
	};
}

function consoleReport() {
	const progress = consoleProgress();
	const count = { created: 0, changed: 0, unchanged: 0, problem: 0, unplaced: 0 };
	return {
		tell(event: ImportEvent) {
			if (event.type === 'progress') return progress.update(event.done, event.total, event.words);
			if (event.type === 'case') count[event.outcome] += 1;
			if (event.type === 'problem' || event.type === 'unplaced') count[event.type] += 1;
			const line = lineOf(event);
			if (!line) return;
			progress.clear();
			(event.type === 'case' ? console.log : console.error)(line);
		},
		end() {
			progress.clear();
			const { created, changed, unchanged, problem, unplaced } = count;
			console.log(
				`${created} new, ${changed} changed, ${unchanged} as before; ${problem} problems, ${unplaced} lines not placed.`,
			);
			return problem ? 1 : 0;
		},
	};
}

function lineOf(event: ImportEvent): string | undefined {
	switch (event.type) {
		case 'case':
			return event.outcome === 'unchanged' ? undefined : `${event.outcome.padEnd(8)} ${event.slug}  ${event.title}`;
		case 'unplaced':
			return `not placed: ${event.source}, line ${event.line}: ${event.text}`;
		case 'notice':
			return `note: ${event.source}: ${event.message}`;
		case 'problem':
			return `problem: ${event.source}: ${event.message}`;
	}
}
