/** One phone of the reference reading: an IPA symbol without stress, and when it sounds in the reading. */
export interface ReferencePhone {
	name: string;
	startMs: number;
	endMs: number;
}

/** One whitespace-separated word of the text; a word that is not pronounced (a dash) has no phones. */
export interface ReferenceWord {
	phones: ReferencePhone[];
}

/** A reading of one sentence by a synthesiser. */
export interface Reference {
	/** Most sentences are read for their phones only: the sound is put together when it is asked for. */
	samples: () => Float32Array;
	sampleRate: number;
	words: ReferenceWord[];
}

/** Reads a sentence aloud; the language is a BCP 47 tag. */
export type Synthesise = (text: string, language: string) => Reference;
