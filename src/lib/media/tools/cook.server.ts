import { fileURLToPath } from 'node:url';
import { Invalid } from '#lib/platform/errors.ts';
import type { Tools } from '../find-tools.server.ts';
import { runTool, ToolFailed, type ToolRun } from '../run-tool.server.ts';
import { ffmpegArguments } from './ffmpeg-arguments.ts';
import type { Recipe } from './recipe.ts';

/** How a recipe is followed. */
export type CookOptions = Pick<ToolRun, 'signal' | 'onOutput' | 'onProgress'> & { timeLimitMs?: number };

/** A video of an hour may take long on a small machine; this only ends what never ends. */
const longest = 3 * 60 * 60_000;

/** Makes what a recipe says; throws Invalid, in one sentence, when the recording cannot be read. Returns FFmpeg's log. */
export async function cook(
	tools: Tools,
	recipe: Recipe,
	{ timeLimitMs = longest, ...options }: CookOptions = {},
): Promise<string> {
	let log = '';
	try {
		for (const program of programsFor(tools, recipe)) log += (await runTool({ ...program, timeLimitMs, ...options })).log;
		return log;
	} catch (error) {
		throw error instanceof ToolFailed && !passing.test(error.message) ? unreadable(error) : error;
	}
}

/** Nothing is wrong with the recording; another time it may work. */
const passing = /no space left|cannot allocate|too many open/i;

/** What to tell whoever gave us the recording. */
export function unreadable({ message }: ToolFailed): Invalid {
	return new Invalid(`The recording cannot be read to its end: ${message.replace(/\.?$/, '.')} Try another copy of it.`, 'media');
}

/** One run of ffmpeg makes all outputs; `node-av` takes a process for each, since it cannot clean up after itself. */
function programsFor(tools: Tools, recipe: Recipe): { program: string; args: string[] }[] {
	if (tools.kind === 'ffmpeg') return [{ program: tools.ffmpeg, args: ffmpegArguments(recipe) }];
	if (tools.kind === 'node-av') return recipe.outputs.map((output) => nodeAv({ cook: { ...recipe, outputs: [output] } }));
	throw new Error('There is no FFmpeg here. Install ffmpeg, or the npm package node-av.');
}

/** The program of ours that uses the FFmpeg in the package `node-av`, in a process of its own like any other. */
export function nodeAv(task: object): { program: string; args: string[] } {
	return {
		program: process.execPath,
		args: [fileURLToPath(new URL('./node-av-program.ts', import.meta.url)), JSON.stringify(task)],
	};
}
