import { ConfigError } from '#lib/platform/config.ts';
import { consoleProgress } from '#lib/platform/console-progress.ts';
import type { Command, Context } from './command.ts';
import { findCase } from './find-case.ts';

export const transcribeCommand: Command = {
	usage: 'transcribe <case>',
	summary: 'Writes down what is said in the sound of a case without a text.',
	help: [
		'A case is named by its number or the last part of its address. SPEECH_MODEL names the model file: a multilingual',
		'ggml model of Whisper, such as NB-Whisper for Norwegian. The package that reads it is installed with',
		'npm install --no-save @fugood/whisper.node. The text is marked as machine-made; readers are told. A text that',
		'somebody wrote is never replaced. The worker of the site times the text, or npx dugnad align does.',
	],
	run: transcribe,
};

async function transcribe({ db, storage, config, words: [name = ''] }: Context): Promise<number> {
	if (!config.speechModel)
		throw new ConfigError('SPEECH_MODEL is not set. Give it the path of a ggml model file, such as NB-Whisper for Norwegian.');
	const { findTools } = await import('#lib/media/find-tools.server.ts');
	const { transcribeCase } = await import('#lib/studio/transcribe-case.server.ts');
	const { whisperRecogniser } = await import('#lib/transcript/whisper.server.ts');
	const { id, title } = await findCase(db, name);
	const progress = consoleProgress();
	const workshop = {
		storage,
		tools: await findTools(),
		workDir: `${config.dataDir}/work`,
		recogniser: whisperRecogniser(config.speechModel),
	};
	const onProgress = (done: number) => progress.update(done, 1, title);
	const { turns } = await transcribeCase(db, workshop, id, { onProgress }).finally(() => progress.clear());
	const words = turns.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
	console.log(`${title}: ${words} words were written down.`);
	return 0;
}
