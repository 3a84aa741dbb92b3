import { createHash } from 'node:crypto';
import { type SharedCorpus, textAt } from './shared-corpus.ts';

/** A case of a library that is made for measuring: its turns' texts. */
export interface MadeCase {
	caseId: number;
	texts: string[];
}

const turnsEach = 150;
/** One word in so many is new: a larger library has more words, not only more of the same. */
const newWordEvery = 250;

/** The corpus as it is, or, for more turns than it has, cases of 150 turns resampled from it; the share of one thread. */
export function* makeCases(corpus: SharedCorpus, turns: number, share: number, shares: number): Generator<MadeCase> {
	if (turns <= corpus.caseOf.length) yield* casesOf(corpus, turns, share, shares);
	else for (let caseId = share; caseId < turns / turnsEach; caseId += shares) yield { caseId, texts: resample(corpus, caseId) };
}

function* casesOf(corpus: SharedCorpus, turns: number, share: number, shares: number): Generator<MadeCase> {
	for (let turn = 0; turn < turns; ) {
		const caseId = corpus.caseOf[turn] ?? 0;
		const texts: string[] = [];
		for (; turn < turns && corpus.caseOf[turn] === caseId; turn++) texts.push(textAt(corpus, turn));
		if (caseId % shares === share) yield { caseId, texts };
	}
}

/** A case keeps to a few places in the corpus; each of its turns is made of the beginning of one turn and the end of another. */
function resample(corpus: SharedCorpus, caseId: number): string[] {
	const random = numbersFrom(caseId);
	const places = Array.from({ length: 6 }, () => Math.floor(random() * corpus.caseOf.length));
	const words = () => {
		const place = places[Math.floor(random() * places.length)] ?? 0;
		return textAt(corpus, (place + Math.floor(random() * 40)) % corpus.caseOf.length).split(' ');
	};
	return Array.from({ length: turnsEach }, () => {
		const [one, other] = [words(), words()];
		const said = [...one.slice(0, Math.ceil(one.length / 2)), ...other.slice(Math.floor(other.length / 2))];
		return said.map((word, i) => (random() * newWordEvery < 1 ? word + (said[i + 1] ?? word).toLowerCase() : word)).join(' ');
	});
}

/** Repeatable numbers between 0 and 1. */
function numbersFrom(seed: number): () => number {
	let numbers = new Uint32Array(0);
	let at = 0;
	let round = 0;
	return () => {
		if (at === numbers.length) {
			numbers = new Uint32Array(
				Uint8Array.from(createHash('shake256', { outputLength: 4096 }).update(`${seed} ${round++}`).digest()).buffer,
			);
			at = 0;
		}
		return (numbers[at++] ?? 0) / 2 ** 32;
	};
}
