import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPage } from '../../src/lib/studio/import/page/read-page.ts';
import { splitSentences } from '../../src/lib/transcript/split-sentences.ts';
import { buildCase, type Case, recipes } from './cases.ts';
import type { Talk } from './invented-talk.ts';
import { wavFile } from './wav-file.ts';

const realPage = join(import.meta.dirname, '../../../shared/pages/c0178-nyere-mal.txt');

/** The built cases one after the other; the sound file of each is there until the next is asked for. */
export async function* builtCases(minutes: number, only = ''): AsyncGenerator<Case> {
	const folder = mkdtempSync(join(tmpdir(), 'bench-align-'));
	try {
		for (const recipe of recipes(minutes, realTalk())) {
			if (!recipe.name.includes(only)) continue;
			const { samples, sentences } = await buildCase(recipe);
			const audio = join(folder, 'sound.wav');
			writeFileSync(audio, wavFile(samples));
			yield { name: recipe.name, audio, sentences };
		}
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** The conversation of a real page, when the folder with the pages is there: its text only, since its sound is not ours. */
function realTalk(): Talk[] | undefined {
	if (!existsSync(realPage)) return undefined;
	const turns = readPage(readFileSync(realPage, 'utf8')).document.transcript?.turns ?? [];
	const speakers = [...new Set(turns.map(({ speaker }) => speaker))];
	return turns.map(({ speaker, text }) => ({
		speaker: speakers.indexOf(speaker) % 2,
		sentences: splitSentences(text).map((sentence) => sentence.trim().replace(/\s+/g, ' ')),
	}));
}
