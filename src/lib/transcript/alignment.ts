export interface SentenceToAlign {
	text: string;
	/** A BCP 47 tag. */
	language: string;
	speaker?: string;
}

/** Times are milliseconds from the start of the recording; confidence is between 0 and 1. */
export interface AlignedWord {
	text: string;
	startMs: number;
	endMs: number;
	confidence: number;
}

export interface AlignedSentence {
	startMs: number;
	endMs: number;
	confidence: number;
	words: AlignedWord[];
}

export interface Alignment {
	/** One for each sentence of the text; undefined when it is not in the sound. */
	sentences: (AlignedSentence | undefined)[];
	/** The numbers (from 0) of the sentences that are not in the sound. */
	textOnly: number[];
	/** Stretches of two seconds or more where something sounds that the text lacks: music, a jingle, other talk. */
	soundOnly: { startMs: number; endMs: number }[];
}

export interface AlignOptions {
	/** Told the share that is done, from 0 to 1. */
	onProgress?: (done: number) => void;
	signal?: AbortSignal;
}
