import type { Turn } from '#lib/transcript/transcript.ts';
import { withoutAlignedTimes } from '#lib/transcript/without-aligned-times.ts';
import type { CaseDocument } from './case-document.ts';
import { canonical } from './merging/merge-lists.ts';

/** A document as versions keep it: without the times that the aligner finds again. */
export function withoutKnownTimes(document: CaseDocument): CaseDocument {
	const { transcript } = document;
	return transcript ? { ...document, transcript: withoutAlignedTimes(transcript) } : document;
}

/** Gives every turn the times that a turn with the same words has in one of the sources, the first of them that has it. */
export function withKnownTimes(document: CaseDocument, ...sources: CaseDocument[]): CaseDocument {
	const { transcript } = document;
	if (!transcript) return document;
	const known = new Map<string, Turn[]>();
	for (const timed of sources.map(turnsByWords))
		for (const [words, turns] of timed) if (!known.has(words)) known.set(words, turns);
	return {
		...document,
		transcript: { ...transcript, turns: transcript.turns.map((turn) => known.get(canonical(turn))?.shift() ?? turn) },
	};
}

/** The turns of a document in their order, by what they are without times. */
function turnsByWords({ transcript }: CaseDocument): Map<string, Turn[]> {
	const turns = new Map<string, Turn[]>();
	if (!transcript) return turns;
	const plain = withoutAlignedTimes(transcript).turns;
	for (const [i, turn] of transcript.turns.entries()) {
		const words = canonical(plain[i]);
		turns.set(words, [...(turns.get(words) ?? []), turn]);
	}
	return turns;
}
