import { cepstra } from './cepstra.ts';
import type { Chain } from './chain.ts';
import { frameUse, usesOfFrames } from './frame-uses.ts';
import { type Frames, normalise, withSlopes } from './frames.ts';
import { countFrame, emptyTally, estimate, type Gaussians, soften } from './gaussians.ts';
import { matchRoom } from './match-room.ts';
import { quietFrames, trainPauses } from './pauses.ts';
import type { Place } from './place.ts';
import { parts, type Reading } from './read-aloud.ts';
import type { Sounds } from './scores.ts';

/** The models of one recording, and which voice says each sentence. */
export interface Voices extends Sounds {
	/** Everybody's frames together: what a speaker's own voice leans on. */
	common: Gaussians;
	voiceOf: Int32Array;
}

/** The first models, learned from the reference reading; wide, because the speakers sound otherwise. */
export function seedVoices(reading: Reading, energies: Frames, frames: Frames): Voices {
	matchRoom(reading.energies, energies);
	const heard = withSlopes(normalise(cepstra(reading.energies)));
	const tally = emptyTally(reading.phones.size * parts, heard.size);
	for (const [frame, sound] of reading.sounds.entries()) if (sound >= 0) countFrame(tally, sound, heard, frame);
	const common = soften(estimate(tally, undefined, 3));
	const quiet = emptyTally(1, frames.size);
	for (const frame of quietFrames(frames, 0.08)) countFrame(quiet, 0, frames, frame);
	const pauses = soften(estimate(quiet, undefined, 3));
	return { common, voices: [common], pauses, voiceOf: new Int32Array(reading.sentences.length) };
}

/** How many frames a rarely heard sound is taken to have been heard as it was before. */
const trust = 10;
/** Twenty seconds of speech make a voice of one's own; the most talkative get one. */
const ownVoiceFrames = 2000;
const mostVoices = 4;

/** Models learned from where the sentences were found in the recording itself. */
export function trainVoices(
	before: Voices,
	frames: Frames,
	chain: Chain,
	places: (Place | undefined)[],
	speakers: number[],
): Voices {
	const { classes, size } = before.common;
	const everybody = emptyTally(classes, size);
	const tallies = Array.from({ length: Math.max(...speakers) + 1 }, () => emptyTally(classes, size));
	const uses = usesOfFrames(frames.count, chain, places);
	for (const [sentence, place] of places.entries()) {
		const own = tallies[speakers[sentence] ?? 0];
		for (const [n, state] of place?.states.entries() ?? []) {
			const frame = (place?.span.from ?? 0) + n;
			if (uses[frame] !== frameUse.spoken) continue;
			const sound = (chain.columns[state] as number) % classes;
			countFrame(everybody, sound, frames, frame);
			if (own) countFrame(own, sound, frames, frame);
		}
	}
	const common = estimate(everybody, before.common, trust);
	const pauses = trainPauses(frames, uses) ?? before.pauses;
	return { common, pauses, ...ownVoices(common, tallies, speakers) };
}

/** Speakers who say little share the common voice, number 0. */
function ownVoices(
	common: Gaussians,
	tallies: ReturnType<typeof emptyTally>[],
	speakers: number[],
): Pick<Voices, 'voices' | 'voiceOf'> {
	const seen = tallies.map(({ counts }, speaker) => ({ speaker, frames: counts.reduce((sum, count) => sum + count, 0) }));
	const talkative = seen
		.filter(({ frames }) => frames >= ownVoiceFrames)
		.sort((a, b) => b.frames - a.frames)
		.slice(0, mostVoices)
		.map(({ speaker }) => speaker);
	if (talkative.length < 2) return { voices: [common], voiceOf: new Int32Array(speakers.length) };
	const own = talkative.map((speaker) => estimate(tallies[speaker] as ReturnType<typeof emptyTally>, common, trust));
	const shared = speakers.some((speaker) => !talkative.includes(speaker));
	const voices = shared ? [common, ...own] : own;
	return {
		voices,
		voiceOf: Int32Array.from(speakers, (speaker) =>
			talkative.includes(speaker) ? talkative.indexOf(speaker) + (shared ? 1 : 0) : 0,
		),
	};
}
