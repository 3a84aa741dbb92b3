declare module '@echogarden/espeak-ng-emscripten' {
	/** `text_position` counts code points from 1; `audio_position` is milliseconds; `id` is the IPA symbol of a phoneme. */
	export interface EspeakEvent {
		type: 'word' | 'sentence' | 'mark' | 'play' | 'end' | 'phoneme' | 'samplerate' | 'msg_terminated' | 'list_terminated';
		text_position: number;
		word_length: number;
		audio_position: number;
		id: string | number | undefined;
	}

	export interface EspeakWorker {
		set_voice(name: string): number;
		get_samplerate(): number;
		list_voices(): { name: string; languages: { name: string; priority: number }[] }[];
		/** The callback returns true to stop. */
		synthesize(text: string, onSound: (samples: Int16Array | undefined, events: EspeakEvent[]) => boolean): void;
	}

	export default function loadEspeak(): Promise<{ eSpeakNGWorker: new () => EspeakWorker }>;
}
