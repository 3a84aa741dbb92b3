import { Chance } from './chance.ts';
import { festivalVoice } from './festival.ts';
import { finnishVoice } from './finnish-voice.ts';
import { fliteVoice } from './flite.ts';
import { inventTalk, type Talk } from './invented-talk.ts';
import { addBelow, join, level, music, noise, silence } from './mix.ts';
import type { Spoken, Voice } from './spoken.ts';

/** A word as the text has it, and when it starts in the sound (seconds), if it is there and the synthesiser tells. */
export interface TrueWord {
	text: string;
	start: number | undefined;
}

export interface TrueSentence {
	speaker: string;
	language: string;
	words: TrueWord[];
	/** Seconds; undefined when the sentence is not in the sound. */
	start: number | undefined;
	startsTurn: boolean;
}

/** A sound file, its text, and when each sentence and word of the text starts in it. */
export interface Case {
	name: string;
	audio: string;
	sentences: TrueSentence[];
}

export const longCase = '28 minutes, rough';

/** What is done to a clean conversation. Shares are of words or of sentences. */
export interface Recipe {
	name: string;
	language: 'en' | 'nb';
	words: number;
	/** Given talk instead of an invented one. */
	talk?: Talk[];
	voices: [Voice, Voice];
	seed: number;
	jingleSeconds?: number;
	/** Decibels of noise or music below the speech. */
	noise?: number;
	bed?: number;
	/** Share of words that the text has differently or not at all. */
	edited?: number;
	/** Share of words before which the sound has an “um” that the text lacks. */
	fillers?: number;
	/** Share of sentences that only the text has, or only the sound. */
	textOnly?: number;
	soundOnly?: number;
}

/** Speaks, spoils and mixes a conversation: 16 kHz sound and its truth. */
export async function buildCase(recipe: Recipe): Promise<{ samples: Float32Array; sentences: TrueSentence[] }> {
	const chance = new Chance(recipe.seed);
	const talk = recipe.talk ?? inventTalk(chance, recipe.language, recipe.words);
	const plan = talk.flatMap((turn) => planTurn(turn, recipe, chance));
	const spoken = await speakAll(plan, recipe.voices);
	const pieces: Float32Array[] = recipe.jingleSeconds ? [music(recipe.jingleSeconds, chance)] : [silence(0.4)];
	const sentences: TrueSentence[] = [];
	let at = pieces[0]?.length ?? 0;
	for (const [index, planned] of plan.entries()) {
		const sound = spoken[index];
		const start = sound ? at / 16000 : undefined;
		if (planned.written.length > 0) sentences.push(trueSentence(planned, recipe.language, sound, start));
		if (!sound) continue;
		const pause = silence(chance.between(0.15, planned.endsTurn ? 1 : 0.6));
		pieces.push(sound.samples, pause);
		at += sound.samples.length + pause.length;
	}
	const samples = join(pieces);
	if (recipe.bed) addBelow(samples, music(60, chance), recipe.bed);
	if (recipe.noise) addBelow(samples, noise(30, chance), recipe.noise);
	return { samples, sentences };
}

interface Planned {
	speaker: number;
	startsTurn: boolean;
	endsTurn: boolean;
	/** The words that are spoken; none for a sentence that only the text has. */
	said: string[];
	/** The words of the text, and which spoken word each is. */
	written: { text: string; said: number | undefined }[];
}

function planTurn({ speaker, sentences }: Talk, recipe: Recipe, chance: Chance): Planned[] {
	return sentences.map((text, index) => {
		const turn = { speaker, startsTurn: index === 0, endsTurn: index === sentences.length - 1 };
		const fate = chance.next();
		const words = text.split(' ');
		if (fate < (recipe.textOnly ?? 0))
			return { ...turn, said: [], written: words.map((word) => ({ text: word, said: undefined })) };
		const planned = planWords(words, recipe, chance);
		const unwritten = fate > 1 - (recipe.soundOnly ?? 0);
		return { ...turn, ...planned, written: unwritten ? [] : planned.written };
	});
}

function planWords(words: string[], recipe: Recipe, chance: Chance): Pick<Planned, 'said' | 'written'> {
	const said: string[] = [];
	const written: Planned['written'] = [];
	for (const [index, word] of words.entries()) {
		if (chance.next() < (recipe.fillers ?? 0)) said.push(recipe.language === 'nb' ? 'øh,' : chance.pick(['um,', 'uh,', 'er,']));
		const changed = index > 0 && chance.next() < (recipe.edited ?? 0);
		said.push(word);
		if (!changed) written.push({ text: word, said: said.length - 1 });
		else if (chance.next() < 0.5) written.push({ text: chance.pick(words), said: undefined });
	}
	return { said, written };
}

async function speakAll(plan: Planned[], voices: [Voice, Voice]): Promise<(Spoken | undefined)[]> {
	const spoken: (Spoken | undefined)[] = plan.map(() => undefined);
	for (const [speaker, voice] of voices.entries()) {
		const own = [...plan.keys()].filter((index) => plan[index]?.speaker === speaker && plan[index].said.length > 0);
		const sounds = await voice(own.map((index) => plan[index]?.said.join(' ') ?? ''));
		for (const [n, index] of own.entries()) spoken[index] = levelled(sounds[n]);
	}
	return spoken;
}

function levelled(sound: Spoken | undefined): Spoken | undefined {
	if (!sound) return undefined;
	const gain = 0.1 / level(sound.samples);
	return { ...sound, samples: sound.samples.map((sample) => sample * gain) };
}

function trueSentence(planned: Planned, language: string, sound: Spoken | undefined, start: number | undefined): TrueSentence {
	const words = planned.written.map(({ text, said }) => {
		const within = said === undefined ? Number.NaN : (sound?.wordStarts[said] ?? Number.NaN);
		return { text, start: start === undefined || Number.isNaN(within) ? undefined : start + within };
	});
	// The text's sentence starts with its own first word, which a filler may come before.
	const ownStart = start === undefined ? undefined : (words[0]?.start ?? start);
	return { speaker: `Speaker ${planned.speaker + 1}`, language, words, start: ownStart, startsTurn: planned.startsTurn };
}

/** The cases of the benchmark; `minutes` is the length of most of them. */
export function recipes(minutes: number, realTalk?: Talk[]): Recipe[] {
	const words = minutes * 150;
	const english: Pick<Recipe, 'language' | 'voices' | 'words'> = {
		language: 'en',
		voices: [festivalVoice('ked_diphone'), festivalVoice('cmu_us_slt_arctic_hts')],
		words,
	};
	const pitch = new Chance(7);
	const norwegian: Pick<Recipe, 'language' | 'voices' | 'words'> = {
		language: 'nb',
		voices: [finnishVoice('hy_fi_mv_diphone', 100, pitch), finnishVoice('suo_fi_lj_diphone', 190, pitch)],
		words,
	};
	const rough = { jingleSeconds: 20, edited: 0.08, fillers: 0.03, bed: 15 };
	return [
		{ ...english, name: 'clean', seed: 1 },
		{ ...english, name: 'recorded voices', seed: 2, voices: [fliteVoice('rms'), fliteVoice('awb')] },
		{ ...english, name: 'jingle 20 s', seed: 3, jingleSeconds: 20 },
		{ ...english, name: 'noise 10 dB', seed: 4, noise: 10 },
		{ ...english, name: 'music bed', seed: 5, bed: 12 },
		{ ...english, name: 'text edited 8 %', seed: 6, edited: 0.08 },
		{ ...english, name: 'fillers', seed: 7, fillers: 0.05 },
		{ ...english, name: 'missing both ways', seed: 8, words: 3 * words, textOnly: 0.12, soundOnly: 0.1 },
		{ ...norwegian, name: 'Norwegian, missing', seed: 13, words: 3 * words, textOnly: 0.12, soundOnly: 0.1 },
		{ ...norwegian, name: 'Norwegian', seed: 9 },
		{ ...norwegian, name: 'Norwegian, rough', seed: 10, words: 2 * words, ...rough },
		{ ...english, name: longCase, seed: 11, words: 4750, ...rough },
		...(realTalk ? [{ ...norwegian, name: 'a real transcript', seed: 12, talk: realTalk }] : []),
	];
}
