/** A stretch of sound to be written down: 16-bit samples, and Whisper's name for the language. */
export interface Stretch {
	pcm: Int16Array;
	language: string;
}

/** What comes back: text with its milliseconds in the stretch, or why there is none. */
export type Answer =
	| { segments: { text: string; t0: number; t1: number }[] }
	| { missing: 'package' }
	| { unreadable: string }
	| { failed: string };

/** What we use of `@fugood/whisper.node`, which is not installed with the rest. */
interface Whisper {
	transcribeData(pcm: ArrayBuffer, options: { language: string }): { promise: Promise<{ segments: Segments }> };
}
type Segments = { text: string; t0: number; t1: number }[];

const [model = ''] = process.argv.slice(2);
let opening: Promise<Whisper | Answer> | undefined;

// The parent may be killed without a word; an ordinary exit would wait for the stretch to be done.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.on('message', async (stretch: Stretch) => process.send?.(await answer(stretch)));

async function answer({ pcm, language }: Stretch): Promise<Answer> {
	opening ??= open();
	const whisper = await opening;
	if (!('transcribeData' in whisper)) return whisper;
	try {
		// Without its progress callback, which may wait for ever for a notice that came too early.
		const { promise } = whisper.transcribeData(Int16Array.from(pcm).buffer, { language });
		return { segments: (await promise).segments };
	} catch (error) {
		return { failed: (error as Error).message };
	}
}

async function open(): Promise<Whisper | Answer> {
	const name = '@fugood/whisper.node';
	let whisper: { initWhisper(options: { filePath: string }): Promise<Whisper> };
	try {
		whisper = await import(name);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') return { failed: (error as Error).message };
		return { missing: 'package' };
	}
	try {
		return await whisper.initWhisper({ filePath: model });
	} catch (error) {
		return { unreadable: (error as Error).message };
	}
}
