import type { Chance } from './chance.ts';

export const rate = 16000;

export function silence(seconds: number): Float32Array {
	return new Float32Array(Math.round(seconds * rate));
}

export function join(pieces: Float32Array[]): Float32Array {
	const whole = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}

/** Root mean square of the audible parts: what the ear takes for the level. */
export function level(samples: Float32Array): number {
	let sum = 0;
	let count = 1;
	for (const sample of samples) {
		if (Math.abs(sample) < 0.003) continue;
		sum += sample * sample;
		count++;
	}
	return Math.sqrt(sum / count);
}

/** Adds `other` to `samples` in place, as many decibels below its level as asked; a shorter one is repeated. */
export function addBelow(samples: Float32Array, other: Float32Array, decibels: number): void {
	const gain = (level(samples) / level(other)) * 10 ** (-decibels / 20);
	for (let n = 0; n < samples.length; n++) samples[n] = (samples[n] ?? 0) + gain * (other[n % other.length] ?? 0);
}

/** Noise of a room: as loud in each octave up to 1 kHz, then falling. */
export function noise(seconds: number, chance: Chance): Float32Array {
	const out = silence(seconds);
	let slow = 0;
	let slower = 0;
	for (let n = 0; n < out.length; n++) {
		const white = chance.normal();
		slow += 0.3 * (white - slow);
		slower += 0.02 * (white - slower);
		out[n] = 0.15 * white + 0.5 * slow + slower;
	}
	return out.map((sample) => sample * 0.2);
}

const scale = [220, 261.6, 293.7, 329.6, 392, 440, 523.3, 587.3];

/** A tune of plucked chords with a beat: sound that is neither speech nor silence. */
export function music(seconds: number, chance: Chance): Float32Array {
	const out = silence(seconds);
	for (let beat = 0; beat < seconds * 3; beat++) {
		const start = Math.round((beat / 3) * rate);
		if (beat % 2 === 0) addDrum(out, start, chance);
		for (let voice = 0; voice < (beat % 4 === 0 ? 3 : 1); voice++)
			addTone(out, start, chance.pick(scale) * chance.pick([0.5, 1, 2]));
	}
	return out;
}

function addTone(out: Float32Array, start: number, hertz: number): void {
	for (let n = 0; n < 0.9 * rate && start + n < out.length; n++) {
		const seconds = n / rate;
		let tone = 0;
		for (let partial = 1; partial <= 6; partial++) tone += Math.sin(2 * Math.PI * hertz * partial * seconds) / partial;
		out[start + n] = (out[start + n] ?? 0) + 0.12 * tone * Math.exp(-3 * seconds);
	}
}

function addDrum(out: Float32Array, start: number, chance: Chance): void {
	for (let n = 0; n < 0.1 * rate && start + n < out.length; n++) {
		out[start + n] = (out[start + n] ?? 0) + 0.2 * chance.normal() * Math.exp((-40 * n) / rate);
	}
}
