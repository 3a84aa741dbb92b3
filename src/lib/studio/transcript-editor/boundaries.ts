import { roomAt, type StartPlace, startAt } from '#lib/transcript/edit-transcript.ts';
import type { EditedText } from './edited-text.ts';
import type { SpokenIndex } from './spoken-index.ts';
import type { WaveView } from './wave-view.ts';

/** A beginning that can be moved on the waveform. */
export interface Boundary {
	key: string;
	kind: 'turn' | 'sentence' | 'word';
	place: StartPlace;
	ms: number;
	/** The first words of what begins there. */
	text: string;
}

/** More than these nobody can grasp, nor step through. */
const most = 80;

/** The beginnings in a view: of turns and sentences, and of the words of the sentence that is at work. */
export function boundariesIn(text: EditedText, spoken: SpokenIndex, { fromMs, spanMs }: WaveView, workingMs: number): Boundary[] {
	const found: Boundary[] = [];
	const [first, end] = spoken.between(fromMs, fromMs + spanMs);
	const working = sentenceAt(spoken, workingMs);
	for (let turn = first; turn < end && found.length < most; turn++) {
		for (const { sentence, word, text: said, isKnown } of spoken.words(turn)) {
			const isWorking = working?.turn === turn && working.sentence === sentence;
			if (word > 0 && !(isWorking && isKnown)) continue;
			const place = { turn, sentence, ...(word > 0 && { word }) };
			const ms = startAt(text.turns, place);
			if (ms === undefined || ms < fromMs || ms > fromMs + spanMs) continue;
			const kind = word > 0 ? 'word' : sentence > 0 ? 'sentence' : 'turn';
			found.push({ key: `${turn}/${sentence}/${word}`, kind, place, ms, text: said });
		}
	}
	return found.sort((a, b) => a.ms - b.ms).slice(0, most);
}

/** As far as a boundary can go, within what is heard at all. */
export function roomOf(text: EditedText, { place }: Boundary, lengthMs: number): { fromMs: number; toMs: number } {
	const { fromMs, toMs } = roomAt(text.turns, place);
	return { fromMs, toMs: Math.min(toMs, Math.max(lengthMs, fromMs)) };
}

function sentenceAt(spoken: SpokenIndex, ms: number): { turn: number; sentence: number } | undefined {
	const turn = spoken.turnAt(ms);
	const word = spoken.words(turn)[spoken.wordAt(turn, ms)];
	return word && { turn, sentence: word.sentence };
}
