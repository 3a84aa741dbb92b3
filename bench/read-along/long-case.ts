import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { operator } from '../../src/lib/accounts/viewer.ts';
import { seedDefaults } from '../../src/lib/catalogue/seed-defaults.server.ts';
import { storeFile } from '../../src/lib/media/store-file.server.ts';
import { openDatabase } from '../../src/lib/platform/db.ts';
import { migrate } from '../../src/lib/platform/migrate.ts';
import { openStorage } from '../../src/lib/platform/open-storage.ts';
import { caseDocument } from '../../src/lib/studio/case-document.ts';
import { saveCaseDocument } from '../../src/lib/studio/save-case-document.server.ts';
import type { Sentence, Turn } from '../../src/lib/transcript/transcript.ts';
import { inventSentences } from '../site/invented-sentences.ts';

const wordsPerSentence = 20;
const sentencesPerTurn = 3;
const msPerWord = 400;

/** Fills an empty data folder with one invented case that long, its sentences and words timed, and its sound; returns its address. */
export async function writeLongCase(dataDir: string, sentences: number): Promise<string> {
	const database = await openDatabase({ dataDir, databaseUrl: undefined });
	try {
		await migrate(database);
		await seedDefaults(database.db);
		const storage = openStorage({ objectStore: undefined, dataDir });
		const seconds = (sentences * wordsPerSentence * msPerWord) / 1000;
		const document = caseDocument.parse({
			case: { title: 'Oppdiktet lang samtale', language: 'nb', durationMs: seconds * 1000 },
			media: [{ kind: 'audio', src: 'sound.wav', mimeType: 'audio/wav' }],
			transcript: { language: 'nb', turns: inventTurns(sentences) },
		});
		const sound = writeSilence(join(dataDir, 'sound.wav'), seconds);
		const { slug } = await saveCaseDocument(database.db, operator, document, { storeMedia: () => storeFile(storage, sound) });
		return `/case/${slug}`;
	} finally {
		await database.close();
	}
}

function inventTurns(count: number): Turn[] {
	const words = inventSentences(count * 2)
		.join(' ')
		.replaceAll('.', '')
		.split(' ');
	const said = Array.from({ length: count }, (_, at) =>
		timed(words.slice(at * wordsPerSentence, (at + 1) * wordsPerSentence), at),
	);
	return Array.from({ length: Math.ceil(count / sentencesPerTurn) }, (_, at) => {
		const sentences = said.slice(at * sentencesPerTurn, (at + 1) * sentencesPerTurn);
		const text = sentences.map((sentence) => sentence.text).join(' ');
		return { kind: 'speech', speaker: `Oppdikta Person ${at % 2}`, text, startMs: sentences[0]?.startMs, sentences };
	});
}

function timed(words: string[], at: number): Sentence {
	const begins = at * wordsPerSentence * msPerWord;
	return {
		text: words.join(' '),
		startMs: begins,
		endMs: begins + words.length * msPerWord,
		source: 'aligned',
		confidence: 1,
		words: words.map((text, word) => ({ text, startMs: begins + word * msPerWord, endMs: begins + (word + 1) * msPerWord - 40 })),
	};
}

/** A WAV file of 16-bit silence at the lowest rate that browsers play; the file system keeps no block of it. */
function writeSilence(path: string, seconds: number): string {
	const rate = 3000;
	const head = Buffer.alloc(44);
	head.write('RIFF', 0);
	head.writeUInt32LE(36 + seconds * rate * 2, 4);
	head.write('WAVEfmt ', 8);
	head.writeUInt32LE(16, 16);
	head.writeUInt16LE(1, 20);
	head.writeUInt16LE(1, 22);
	head.writeUInt32LE(rate, 24);
	head.writeUInt32LE(rate * 2, 28);
	head.writeUInt16LE(2, 32);
	head.writeUInt16LE(16, 34);
	head.write('data', 36);
	head.writeUInt32LE(seconds * rate * 2, 40);
	const file = openSync(path, 'w');
	writeSync(file, head);
	ftruncateSync(file, 44 + seconds * rate * 2);
	closeSync(file);
	return path;
}
