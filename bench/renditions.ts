/**
 * How long does a recording take to be measured, levelled and rendered? `npm run -s bench:renditions` does it with each FFmpeg
 * that is here, and without any, on an MP3 made of the demo's sounds; `--minutes 28` is its length. One line of JSON at the end.
 */
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findTools, type Tools } from '../src/lib/media/find-tools.server.ts';
import { measureSound } from '../src/lib/media/measure-sound.server.ts';
import { probeMedia } from '../src/lib/media/probe-media.server.ts';
import { planOutput } from '../src/lib/media/rendition-plan.ts';
import { cook } from '../src/lib/media/tools/cook.server.ts';

const { values: flags } = parseArgs({ options: { minutes: { type: 'string', default: '28' } } });
const folder = mkdtempSync(join(tmpdir(), 'bench-renditions-'));
try {
	const path = join(folder, 'recording.mp3');
	writeFileSync(path, longRecording(Number(flags.minutes)));
	const results: Record<string, Record<string, number>> = {};
	for (const tools of [await findTools(), await findTools(''), { kind: 'none' as const }]) {
		results[tools.kind] ??= await timeTools(tools, path);
	}
	console.log(JSON.stringify({ minutes: Number(flags.minutes), ...results }));
} finally {
	rmSync(folder, { recursive: true });
}

/** Seconds for each step. */
async function timeTools(tools: Tools, path: string): Promise<Record<string, number>> {
	const facts = await probeMedia(tools, path);
	const seconds: Record<string, number> = {};
	const measure = await timed(seconds, 'measure', () => measureSound(tools, path, facts.type));
	for (const kind of tools.kind === 'none' ? [] : (['opus', 'mp3'] as const)) {
		const output = planOutput(kind, facts, measure?.loudnessLufs, join(folder, `made.${kind}`));
		await timed(seconds, kind, () => cook(tools, { input: { path, demuxer: facts.type.demuxer }, outputs: [output] }));
	}
	console.error(tools.kind.padEnd(8), JSON.stringify(seconds));
	return seconds;
}

async function timed<Result>(seconds: Record<string, number>, name: string, work: () => Promise<Result>): Promise<Result> {
	const start = performance.now();
	const result = await work();
	seconds[name] = Math.round((performance.now() - start) / 100) / 10;
	return result;
}

/** MP3 frames stand for themselves: the demo's sounds one after the other, again and again. */
function longRecording(minutes: number): Buffer {
	const sounds = globSync(join(import.meta.dirname, '../demo/*/sound.mp3'))
		.sort()
		.map((file) => readFileSync(file));
	const bytesPerMinute = (60 * 32_000) / 8;
	const pieces: Buffer[] = [];
	for (let bytes = 0; bytes < minutes * bytesPerMinute; ) {
		const piece = sounds[pieces.length % sounds.length] ?? Buffer.alloc(0);
		pieces.push(piece);
		bytes += piece.length;
	}
	return Buffer.concat(pieces);
}
