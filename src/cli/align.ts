import { consoleProgress } from '#lib/platform/console-progress.ts';
import { clockTime } from '#lib/platform/i18n/format.ts';
import type { Alignment } from '#lib/transcript/alignment.ts';
import type { Command, Context } from './command.ts';
import { findCase } from './find-case.ts';

export const alignCommand: Command = {
	usage: 'align <case | sound> [text]',
	summary: 'Gives every sentence of a text its second in the sound.',
	help: [
		'--language=nb      the language of a text file (default nb)',
		'--to=FILE          writes a text file to a transcript file (.vtt, .srt, .json); else it is printed as WebVTT',
		'--json             prints what is missing on either side as JSON',
		'',
		'A case is named by its number or the last part of its address; its own text and sound are used, and the times are',
		'kept. A sound file with a text file beside it changes nothing here. Sentences that are not in the sound, and sound',
		'that is not in the text, are listed.',
	],
	options: { language: { type: 'string', default: 'nb' }, to: { type: 'string' }, json: { type: 'boolean' } },
	refuse({ words, options }) {
		return options.to && words.length < 2 ? '--to is for a sound file with a text file.' : undefined;
	},
	run: (context) => (context.words.length === 2 ? alignFiles(context) : alignCase(context)),
};

async function alignCase({ db, storage, config, words: [name = ''], options }: Context): Promise<number> {
	const { findTools } = await import('#lib/media/find-tools.server.ts');
	const { alignCase } = await import('#lib/studio/align-case.server.ts');
	const { id, title } = await findCase(db, name);
	const progress = consoleProgress();
	const onProgress = (done: number) => progress.update(done, 1, title);
	const workshop = { storage, tools: await findTools(), workDir: `${config.dataDir}/work` };
	const { alignment, sentences } = await alignCase(db, workshop, id, { onProgress });
	progress.clear();
	report(alignment, sentences, options.json === true);
	return 0;
}

async function alignFiles({ words: [sound = '', text = ''], options }: Context): Promise<number> {
	const { alignFiles } = await import('#lib/studio/align-files.server.ts');
	const progress = consoleProgress();
	const onProgress = (done: number) => progress.update(done, 1, sound);
	const { file, sentences, alignment } = await alignFiles(
		{ sound, text, language: String(options.language), to: typeof options.to === 'string' ? options.to : undefined },
		{ onProgress },
	);
	progress.clear();
	if (file !== undefined && !options.json) console.log(file);
	report(alignment, sentences, options.json === true);
	return 0;
}

/** What is missing on either side, for whoever corrects the text. */
function report({ textOnly, soundOnly, sentences }: Alignment, texts: readonly string[], asJson: boolean): void {
	const missing = textOnly.map((index) => ({ sentence: index + 1, text: texts[index] ?? '' }));
	if (asJson) {
		console.log(JSON.stringify({ sentences: sentences.length, textOnly: missing, soundOnly }));
		return;
	}
	for (const { sentence, text } of missing) console.error(`not in the sound: sentence ${sentence}: ${text}`);
	for (const { startMs, endMs } of soundOnly) console.error(`not in the text: ${clockTime(startMs)}–${clockTime(endMs)}`);
	console.error(`${sentences.length - missing.length} of ${sentences.length} sentences have their second.`);
}
