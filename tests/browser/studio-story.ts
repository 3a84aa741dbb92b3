import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCaseFile } from '#lib/studio/case-folder.ts';
import { writeRecordedWav } from './recorded-wav.ts';

const folder = 'demo/bussen-som-spor-forst';

/** What an editor has before they begin: a recording, its transcript as typed, and what the case shall say. All invented. */
export interface Story {
	title: string;
	/** Said nowhere else on the site. */
	rareWord: string;
	ingress: string;
	guest: { name: string; title: string; organisation: string; email: string };
	theme: string;
	recording: string;
	bytes: number;
	transcript: string;
	/** A word of the transcript that was typed wrong, and what is said there. */
	mistyped: { wrong: string; right: string };
	questions: { about: string; prompt: string; right: string; wrong: string }[];
}

/** An invented conversation of the demo library as an editor brings it home from the studio. */
export async function bringHome(rareWord: string): Promise<Story> {
	const { document } = readCaseFile(await readFile(`${folder}/case.md`, 'utf8'), folder);
	const recording = join(await mkdtemp(join(tmpdir(), 'recording-')), 'opptak.wav');
	const turns = document.transcript?.turns ?? [];
	const mistyped = { wrong: 'buuss', right: 'buss' };
	const typed = turns.map(({ speaker, text }) => `${speaker}: ${text}`).join('\n\n');
	return {
		...{ rareWord, recording, mistyped },
		title: `Kveldsbussen ${rareWord}`,
		ingress: 'Kveldsbussen gikk tom. Så tegnet ungdommene turene som aldri ble tatt.',
		guest: { name: 'Leah Sandnesmo', title: 'Leder', organisation: 'Storelva ungdomsråd', email: `${rareWord}@example.org` },
		theme: 'Mobilitet og by',
		bytes: await writeRecordedWav(`${folder}/sound.mp3`, recording),
		transcript: typed.replace('tom buss', `tom ${mistyped.wrong}`),
		questions: [
			{ about: 'tre hundre', prompt: 'Hva tegnet elevene?', right: 'Turene de ikke tok', wrong: 'Holdeplasser' },
			{ about: 'klokka åtte', prompt: 'Hva skjer etter åtte?', right: 'Bussen bestilles', wrong: 'Bussen står' },
			{ about: 'anbud', prompt: 'Hva lærte Leah om?', right: 'Anbud', wrong: 'Motorer' },
		],
	};
}
