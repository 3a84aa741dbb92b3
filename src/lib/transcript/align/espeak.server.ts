import loadEspeak, { type EspeakEvent, type EspeakWorker } from '@echogarden/espeak-ng-emscripten';
import { Invalid } from '#lib/platform/errors.ts';
import { splitWords } from '../split-words.ts';
import type { ReferenceWord, Synthesise } from './reference.ts';

/**
 * espeak-ng from its npm package. The program on the path is the same synthesiser, but it prints no times of phones and
 * words; this build gives them, reads half an hour in three seconds, and says the same on every machine.
 */
export async function createEspeak(): Promise<Synthesise> {
	const { eSpeakNGWorker } = await loadEspeak();
	const engine = new eSpeakNGWorker();
	const voices = new Set(engine.list_voices().flatMap((voice) => voice.languages.map(({ name }) => name)));
	return (text, language) => {
		engine.set_voice(voiceFor(language, voices));
		return read(engine, text);
	};
}

/** Norwegian of both kinds has one voice; another language falls back from `pt-BR` to `pt`. */
function voiceFor(language: string, voices: Set<string>): string {
	const tag = language.toLowerCase();
	const base = tag.split('-')[0] ?? tag;
	const known: Record<string, string> = { no: 'nb', nn: 'nb', en: 'en-us' };
	const voice = [known[tag], tag, known[base], base].find((name) => name !== undefined && voices.has(name));
	if (!voice) throw new Invalid(`The text cannot be timed, because there is no reading voice for the language “${language}”.`);
	return voice;
}

function read(engine: EspeakWorker, text: string) {
	const pieces: Int16Array[] = [];
	const events: EspeakEvent[] = [];
	engine.synthesize(plain(text), (samples, news) => {
		if (samples) pieces.push(samples);
		events.push(...news);
		return false;
	});
	return { samples: () => join(pieces), sampleRate: engine.get_samplerate(), words: collectWords(text, events) };
}

/** Signs that the synthesiser would take as markup become spaces; every sign keeps its place. */
function plain(text: string): string {
	return [...text].map((sign) => (/[<>&[\]{}\p{C}]/u.test(sign) ? ' ' : sign)).join('');
}

function join(pieces: Int16Array[]): Float32Array {
	const samples = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
	let at = 0;
	for (const piece of pieces) for (const sample of piece) samples[at++] = sample / 32768;
	return samples;
}

/** Phones belong to the word in which their text position lies: one written word may be read as several (“1998”). */
function collectWords(text: string, events: EspeakEvent[]): ReferenceWord[] {
	const words: ReferenceWord[] = splitWords(text).map(() => ({ phones: [] }));
	const wordAt = wordsByPosition(text);
	let position = 0;
	let spoken: ReferenceWord['phones'][number] | undefined;
	for (const { type, text_position, audio_position, id } of events) {
		if (type === 'word') position = text_position - 1;
		if (type !== 'phoneme' && type !== 'end') continue;
		if (spoken) spoken.endMs = audio_position;
		spoken = undefined;
		const name = type === 'end' ? '' : String(id).replace(/[ˈˌ\s]/g, '');
		if (name === '') continue;
		spoken = { name, startMs: audio_position, endMs: audio_position };
		words[wordAt[Math.min(position, wordAt.length - 1)] ?? 0]?.phones.push(spoken);
	}
	return shareJoined(words, splitWords(text));
}

/** The synthesiser reads some pairs (“of the”) as one word, the first: its phones are shared out by the words' letters. */
function shareJoined(words: ReferenceWord[], texts: string[]): ReferenceWord[] {
	const letters = texts.map((text) => text.replace(/[^\p{L}\p{N}]/gu, '').length);
	for (const [index, word] of words.entries()) {
		if (word.phones.length > 0 || letters[index] === 0) continue;
		const giver = words[index - 1];
		if (!giver || giver.phones.length < 2) continue;
		let total = 0;
		for (let n = index; n < words.length && (n === index || words[n]?.phones.length === 0); n++) total += letters[n] ?? 0;
		const own = letters[index - 1] ?? 0;
		const kept = Math.max(1, Math.round((giver.phones.length * own) / Math.max(1, own + total)));
		word.phones = giver.phones.splice(kept);
	}
	return words;
}

/** For each sign of the text (code points, as the synthesiser counts), the word that it belongs to or that comes next. */
function wordsByPosition(text: string): number[] {
	const signs = [...text];
	let word = -1;
	return signs.map((sign, index) => {
		if (!/\s/.test(sign) && (index === 0 || /\s/.test(signs[index - 1] ?? ''))) word++;
		return /\s/.test(sign) ? word + 1 : word;
	});
}
