import type { Sentence, Transcript, Turn } from './transcript.ts';

/** A transcript as it was before `withAlignedTimes`: times that were given, or edited by hand, stay. */
export function withoutAlignedTimes({ turns, ...rest }: Transcript): Transcript {
	return { ...rest, turns: turns.map(strip) };
}

function strip({ startMs, endMs, sentences, ...turn }: Turn): Turn {
	const aligned = sentences?.filter(isAligned) ?? [];
	const given = sentences?.some(({ source }) => source === 'given' || source === 'edited');
	return {
		...turn,
		...(startMs !== undefined && !aligned.some((sentence) => sentence.startMs === startMs) && { startMs }),
		...(endMs !== undefined && !aligned.some((sentence) => sentence.endMs === endMs) && { endMs }),
		...(given && { sentences: sentences?.map((sentence) => (isAligned(sentence) ? { text: sentence.text } : sentence)) }),
	};
}

function isAligned({ source }: Sentence): boolean {
	return source === 'aligned';
}
