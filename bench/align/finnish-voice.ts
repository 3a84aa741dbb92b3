// Nothing else at hand makes Norwegian phones from text, so the product's own reader does; its sound is not used.
import { createEspeak } from '../../src/lib/transcript/align/espeak.server.ts';
import type { ReferenceWord } from '../../src/lib/transcript/align/reference.ts';
import type { Chance } from './chance.ts';
import { runFestival } from './festival.ts';
import type { Voice } from './spoken.ts';

/**
 * Norwegian read by a Finnish diphone voice: Debian has no free Norwegian voice but espeak-ng, which is our reference, so its
 * phones are spoken by another synthesiser, with other lengths, another melody and a few sounds swallowed or changed.
 */
export function finnishVoice(name: string, basePitch: number, chance: Chance): Voice {
	return async (sentences) => {
		const espeak = await createEspeak();
		const written = sentences.map((text) =>
			writeSegments(espeak(text, 'nb').words, basePitch * chance.between(0.92, 1.08), chance),
		);
		return runFestival(
			name,
			written.map(({ segments }) => `(Utterance Segments (${segments.join(' ')}))`),
			written.map(({ wordStarts }) => wordStarts),
		);
	};
}

/** Festival's segments (phone, seconds, pitch targets) for the words of one sentence, and where each word starts. */
function writeSegments(words: ReferenceWord[], pitch: number, chance: Chance): { segments: string[]; wordStarts: number[] } {
	const segments: string[] = [];
	const wordStarts: number[] = [];
	let at = 0;
	let readUntil = 0;
	const add = (phone: string, seconds: number) => {
		const hertz = pitch * (1.12 - 0.04 * at + 0.1 * Math.sin(at * 5));
		segments.push(`(${phone} ${seconds.toFixed(3)} (0 ${Math.max(60, hertz).toFixed(0)}))`);
		at += seconds;
	};
	add('#', 0.15);
	for (const word of words) {
		if (readUntil > 0 && (word.phones[0]?.startMs ?? 0) > readUntil) add('#', chance.between(0.1, 0.4));
		readUntil = word.phones.at(-1)?.endMs ?? readUntil;
		wordStarts.push(word.phones.length > 0 ? at : Number.NaN);
		for (const phone of word.phones) {
			const swallowed = phone.name === 'ə' && chance.next() < 0.1;
			const said = swallowed ? [] : finnishPhones(phone.name, chance);
			for (const one of said)
				add(one, Math.max(0.03, ((phone.endMs - phone.startMs) / 1000 / said.length) * chance.between(0.7, 1.4)));
		}
	}
	add('#', 0.1);
	return { segments, wordStarts };
}

const vowels = ['a', 'e', 'i', 'o', 'u', 'y', '@', '7'];

const spelled: Record<string, string> = {
	...{
		a: 'a',
		ɑ: 'a',
		æ: '@',
		e: 'e',
		ɛ: 'e',
		ə: 'e',
		i: 'i',
		ɪ: 'i',
		o: 'o',
		ɔ: 'o',
		u: 'u',
		ʊ: 'u',
		y: 'y',
		ʏ: 'y',
		ʉ: 'y',
		ø: '7',
	},
	...{
		œ: '7',
		ʂ: 'S',
		ʃ: 'S',
		ç: 'h',
		ŋ: 'N',
		ɾ: 'r',
		r: 'r',
		ɹ: 'r',
		ʁ: 'r',
		ɖ: 'd',
		ʈ: 't',
		ɳ: 'n',
		ɭ: 'l',
		ɡ: 'g',
		g: 'g',
		x: 'h',
	},
	...{
		b: 'b',
		d: 'd',
		f: 'f',
		h: 'h',
		j: 'j',
		k: 'k',
		l: 'l',
		m: 'm',
		n: 'n',
		p: 'p',
		s: 's',
		t: 't',
		v: 'v',
		w: 'v',
		z: 's',
		ð: 'd',
	},
};

/** The nearest Finnish phones of one Norwegian phone; one vowel in twelve is another speaker's vowel. */
function finnishPhones(ipa: string, chance: Chance): string[] {
	const phones = [...ipa].map((letter) => spelled[letter]).filter((phone) => phone !== undefined);
	return phones.map((phone) => (vowels.includes(phone) && chance.next() < 0.08 ? chance.pick(vowels) : phone));
}
