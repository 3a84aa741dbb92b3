import { buildChain, type Chain, type ChainShape } from './chain.ts';
import { findSentences } from './find-sentences.ts';
import { findStates } from './find-states.ts';
import type { Frames, Span } from './frames.ts';
import type { Place } from './place.ts';
import { parts, type Reading } from './read-aloud.ts';
import { blindScore, coarseScores, fineScores } from './scores.ts';
import type { Voices } from './voices.ts';
import { windowsAlong, windowsAround } from './windows.ts';

/** What is looked for, and in what. */
export interface Task {
	frames: Frames;
	reading: Reading;
}

/** A look at the recording: where each sentence was found, by which chain of states. */
export interface Look {
	chain: Chain;
	places: (Place | undefined)[];
}

/** Frames taken together when the whole recording is searched. */
const step = 4;
const coarse: ChainShape = {
	stateMs: 10 * step,
	stay: -8,
	skip: -12,
	skipWord: -300,
	skipSentence: -1000,
	skipNextSentence: -100,
	outburst: 0,
	beam: 10_000,
};
/** When too much was passed over by that: every sentence that is left out costs as much as the first. */
const reluctant: ChainShape = { ...coarse, skipNextSentence: coarse.skipSentence };
const fine: ChainShape = {
	stay: -2,
	skip: -3,
	skipWord: -100,
	skipSentence: -40,
	skipNextSentence: -40,
	outburst: -20,
	beam: 2000,
};

/** What a frame costs that belongs to no sentence, once the voices are known. */
const garbage = -6;
/** Before that: a share of what a blind guess costs, or, when too much of the text is passed over for that, more. */
const seedGarbage = 0.65;
const reluctantGarbage = 1.2;

/** Where a blind guess does as well as any, nobody speaks: speech costs it 6 to 10, noise 4, silence nothing. */
const leastContrast = -2;

/** Half an hour, half a minute, a second and a half: how far from where it was expected a sentence is looked for. */
const widestMargin = 180_000;
const wideMargin = 3000;
const narrowMargin = 150;

/** The first look, everywhere. A chain that may pass over text and sound; one that hardly may, when that one passes over much. */
export function lookEverywhere(task: Task, voices: Voices): Look {
	const blind = blindScore(task.frames, fineScores(task.frames, voices, Number.NEGATIVE_INFINITY));
	if (blind > leastContrast) return { chain: chainOf(task, voices, fine), places: task.reading.sentences.map(() => undefined) };
	const lengths = task.reading.sentences.map((words) => words.reduce((sum, { phones }) => sum + phones.length, 0));
	const everywhere = windowsAlong(lengths, task.frames.count, widestMargin);
	const spans = searchCoarsely(task, voices, everywhere, seedGarbage * blind, coarse);
	if (countFound(spans) >= 0.75 * spans.length) return traceStates(task, voices, spans);
	const others = searchCoarsely(task, voices, everywhere, reluctantGarbage * blind, reluctant);
	return traceStates(task, voices, countFound(others) > countFound(spans) ? others : spans);
}

function countFound(spans: (Span | undefined)[]): number {
	return spans.filter((span) => span !== undefined).length;
}

/** A second look within half a minute of where the sentences were, still by the rhythm of the reading. */
export function lookWidely(task: Task, voices: Voices, { places }: Look): Look {
	return traceStates(
		task,
		voices,
		searchCoarsely(task, voices, windowsAround(spansOf(places), task.frames.count, wideMargin), garbage, coarse),
	);
}

/** A look frame by frame, within a second and a half. */
export function lookClosely(task: Task, voices: Voices, { places }: Look): Look {
	const { frames } = task;
	const windows = windowsAround(spansOf(places), frames.count, narrowMargin);
	const chain = chainOf(task, voices, fine);
	return traceStates(task, voices, findSentences(chain, frames.count, fineScores(frames, voices, garbage), windows));
}

function searchCoarsely(task: Task, voices: Voices, windows: Span[], price: number, shape: ChainShape): (Span | undefined)[] {
	const count = Math.floor(task.frames.count / step);
	const scores = coarseScores(fineScores(task.frames, voices, price), step);
	const coarseWindows = windows.map(({ from, to }) => ({
		from: Math.floor(from / step),
		to: Math.min(count - 1, Math.floor(to / step)),
	}));
	const spans = findSentences(chainOf(task, voices, shape), count, scores, coarseWindows);
	return spans.map((span) => span && { from: span.from * step, to: span.to * step + step - 1 });
}

/** The state of every frame of the sentences that were found, each by its own speaker's voice alone. */
function traceStates(task: Task, voices: Voices, spans: (Span | undefined)[]): Look {
	const chain = chainOf(task, { ...voices, voiceOf: new Int32Array(spans.length) }, fine);
	const scores = voices.voices.map((voice) => fineScores(task.frames, { voices: [voice], pauses: voices.pauses }, garbage));
	const tables = { steps: new Uint8Array(), seen: new Float32Array() };
	const places = spans.map((span, sentence) => {
		const own = scores[voices.voiceOf[sentence] as number];
		return span && own && { span, ...findStates(chain, sentence, span, own, tables) };
	});
	return { chain, places };
}

function chainOf({ reading }: Task, { voiceOf, common }: Voices, shape: ChainShape): Chain {
	const column = (phone: string, sentence: number) =>
		(voiceOf[sentence] ?? 0) * common.classes + (reading.phones.get(phone) ?? 0) * parts;
	return buildChain(reading.sentences, column, shape);
}

function spansOf(places: (Place | undefined)[]): (Span | undefined)[] {
	return places.map((place) => place?.span);
}
