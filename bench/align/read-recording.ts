import { readFileSync } from 'node:fs';
import type { Case } from './cases.ts';

/** A recording of the caller's, with its text (a sentence a line) and its truth (the second at which each starts). */
export async function readRecording(files: { audio: string; text: string; truth: string; language: string }): Promise<Case> {
	const lines = (path: string) =>
		readFileSync(path, 'utf8')
			.split('\n')
			.map((line) => line.trim())
			.filter((line) => line !== '');
	const texts = lines(files.text);
	const starts = lines(files.truth).map(Number);
	if (starts.length !== texts.length || starts.some(Number.isNaN)) {
		throw new Error(
			`${files.truth} needs one number for each of the ${texts.length} lines of ${files.text}, but has ${starts.length}.`,
		);
	}
	const sentences = texts.map((line, index) => {
		const [, speaker = '', text = line] = /^([\p{L} .-]{1,40}):\s+(.*)$/u.exec(line) ?? [];
		const start = starts[index];
		const words = text.split(/\s+/).map((word, n) => ({ text: word, start: n === 0 ? start : undefined }));
		return { speaker, language: files.language, words, start, startsTurn: false };
	});
	return { name: files.audio, audio: files.audio, sentences };
}
