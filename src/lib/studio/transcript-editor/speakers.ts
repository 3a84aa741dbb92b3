import type { Turn } from '#lib/transcript/transcript.ts';

/** Somebody who speaks, or may: the case's guests and hosts first, then whom the text names. */
export interface Speaker {
	name: string;
	turns: number;
}

/** Everybody who may be given a turn, in a lasting order, with how many turns they have. */
export function listSpeakers(turns: readonly Turn[], people: readonly string[]): Speaker[] {
	const counts = new Map<string, number>(people.map((name) => [name, 0]));
	for (const { speaker } of turns) if (speaker !== undefined) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
	return [...counts].map(([name, turns]) => ({ name, turns }));
}

/** The number of the shape and colour that a speaker's turns have. */
export function voiceOf(speakers: readonly Speaker[], name: string | undefined): number {
	const at = speakers.findIndex((speaker) => speaker.name === name);
	return at < 0 ? 0 : at % 4;
}
