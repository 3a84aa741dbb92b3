import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** espeak-ng's own rate: mono, 16 bits, 22,050 samples a second. */
export const sampleRate = 22_050;
const pauseMs = 380;
const leadMs = 250;

/** The variants of espeak-ng's voices that each person speaks with, its pitch and its words a minute. */
const voices = {
	'Ragnhild Tofte': ['f2', 52, 158],
	'Jonas Elvebakk': ['m3', 48, 156],
	'Sunniva Bjørkeland': ['f3', 58, 156],
	'Anders Kvernmoen': ['m1', 32, 150],
	'Siri Holtebekk': ['f4', 40, 150],
	'Farid Lundestad': ['m7', 46, 158],
	'Helle Myhrvoll': ['f5', 44, 152],
	'Kamilla Reitstøen': ['f4', 56, 158],
	'Terje Haugmo': ['m2', 36, 150],
	'Leah Sandnesmo': ['f3', 70, 164],
	'Amina Yttervik': ['f3', 64, 156],
	'Tobias Wikestad': ['m7', 40, 154],
	'Eldbjørg Havnerås': ['f5', 50, 150],
	'Olav Tveitane': ['m1', 38, 148],
	'Jorunn Kvamsdal': ['f4', 36, 146],
	'Margrethe Okafor-Lien': ['f4', 44, 152],
	'Priya Raknes': ['f2', 60, 160],
	'Ngozi Hallingstad': ['f5', 48, 154],
};

/** Speaks turns one after the other: the samples of it all, and the turns with their measured times. */
export function speak(turns, language) {
	const parts = [silence(leadMs)];
	const timed = turns.map((turn) => {
		const startMs = toMs(parts);
		parts.push(trimmed(samplesOf(turn, language)));
		const endMs = toMs(parts);
		parts.push(silence(pauseMs));
		return { ...turn, startMs, endMs };
	});
	return { samples: Buffer.concat(parts), turns: timed };
}

/** espeak-ng has no nynorsk: its bokmål voice reads it. */
function samplesOf({ speaker, text }, language) {
	const voice = voices[speaker];
	if (!voice) throw new Error(`${speaker} has no voice; give one in scripts/demo/speak.mjs.`);
	const [variant, pitch, speed] = voice;
	const name = `${language === 'en' ? 'en-gb' : 'nb'}+${variant}`;
	const folder = mkdtempSync(join(tmpdir(), 'demo-'));
	try {
		const file = join(folder, 'turn.wav');
		execFileSync('espeak-ng', ['-v', name, '-p', String(pitch), '-s', String(speed), '-w', file, '--', text]);
		return dataOf(readFileSync(file));
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** The samples of a WAV file: what its `data` chunk holds. */
function dataOf(wav) {
	const at = wav.indexOf('data', 12, 'latin1');
	return wav.subarray(at + 8);
}

/** The silence that espeak-ng leaves at both ends is not part of the turn. */
function trimmed(samples) {
	const isLoud = (offset) => Math.abs(samples.readInt16LE(offset)) > 200;
	let from = 0;
	let to = samples.length - (samples.length % 2);
	while (from < to && !isLoud(from)) from += 2;
	while (to > from && !isLoud(to - 2)) to -= 2;
	return samples.subarray(from, to);
}

function silence(ms) {
	return Buffer.alloc(Math.round((sampleRate * ms) / 1000) * 2);
}

function toMs(parts) {
	const bytes = parts.reduce((sum, part) => sum + part.length, 0);
	return Math.round((bytes / 2 / sampleRate) * 1000);
}
