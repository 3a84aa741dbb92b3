/**
 * A maintainer's script: speaks the transcripts of the demo library and writes the sound, its length and the times of
 * the turns into each case. The spans of a quiz follow the turns that they cover. Needs espeak-ng and ffmpeg.
 *
 *     node scripts/make-demo-sound.mjs                    every case
 *     node scripts/make-demo-sound.mjs matte-med-hjelm    only this one
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCaseFile, writeCaseFile } from '../src/lib/studio/case-folder.ts';
import { drawCards } from './demo/cards.mjs';
import { durationOf, writeMp3, writeMp4 } from './demo/encode.mjs';
import { sampleRate, speak } from './demo/speak.mjs';

const demo = fileURLToPath(new URL('../demo/', import.meta.url));
/** The cases that can be watched too; pictures cost space, so there are few. */
const withVideo = ['bussen-som-spor-forst'];

const wanted = process.argv.slice(2);
const slugs = readdirSync(demo, { withFileTypes: true }).filter((entry) => entry.isDirectory());
for (const { name } of slugs) if (wanted.length === 0 || wanted.includes(name)) await makeSound(name);

async function makeSound(slug) {
	const folder = join(demo, slug);
	const file = join(folder, 'case.md');
	const { document } = readCaseFile(readFileSync(file, 'utf8'), file);
	const { samples, turns } = speak(document.transcript.turns, document.transcript.language);
	const media = [writeAudio(samples, folder, document.case)];
	if (withVideo.includes(slug)) media.push(await writeVideo(samples, turns, folder, document.case));
	const { durationMs } = media[0];
	const timed = {
		...document,
		case: { ...document.case, durationMs },
		media,
		transcript: { ...document.transcript, turns },
		quiz: { questions: document.quiz.questions.map((question) => movedWithTurns(question, document.transcript.turns, turns)) },
	};
	writeFileSync(file, writeCaseFile(timed));
	console.log(
		`${slug}: ${(durationMs / 1000).toFixed(1)} s, ${media.map(({ src, bytes }) => `${src} ${bytes} bytes`).join(', ')}`,
	);
}

function writeAudio(samples, folder, { title, people }) {
	const file = join(folder, 'sound.mp3');
	writeMp3(samples, file, { title, artist: people.map(({ name }) => name).join(', ') });
	return { kind: 'audio', src: 'sound.mp3', mimeType: 'audio/mpeg', durationMs: durationOf(file), bytes: statSync(file).size };
}

async function writeVideo(samples, turns, folder, { title }) {
	const cards = mkdtempSync(join(tmpdir(), 'demo-'));
	const file = join(folder, 'video.mp4');
	try {
		const totalMs = Math.round((samples.length / 2 / sampleRate) * 1000);
		writeMp4(samples, await drawCards(turns, title, cards, totalMs), file, { title });
	} finally {
		rmSync(cards, { recursive: true });
	}
	return { kind: 'video', src: 'video.mp4', mimeType: 'video/mp4', durationMs: durationOf(file), bytes: statSync(file).size };
}

/** A span goes from the start of the first turn that it covered to the end of the last. */
function movedWithTurns(question, before, after) {
	if (!question.span) return question;
	const { fromMs, toMs } = question.span;
	const first = before.findIndex(({ endMs }) => endMs > fromMs);
	const last = before.findLastIndex(({ startMs }) => startMs < toMs);
	if (first < 0 || last < first)
		throw new Error(`No turn has times within the span of “${question.prompt}”; leave the span out first.`);
	return { ...question, span: { fromMs: after[first].startMs, toMs: after[last].endMs } };
}
