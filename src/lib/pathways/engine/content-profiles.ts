import { type ContentKind, type Contents, contentKinds } from './contents.ts';
import { Strongest } from './strongest.ts';

/** What cases are about, weighed: the similarity of two cases is the sum of the products of the features they share. */
export interface Profiles {
	/** How many features there are; they are named 0, 1, 2 … */
	features: number;
	/** Case `c` has the entries from `offsets[c]` up to `offsets[c + 1]`. */
	offsets: Uint32Array;
	feature: Uint32Array;
	weight: Float32Array;
}

/** What each kind can add to a similarity; together 1, which is what a case has with itself when it has all kinds. */
export const kindShares: Record<ContentKind, number> = {
	word: 0.55,
	theme: 0.2,
	perspective: 0.05,
	person: 0.05,
	organisation: 0.1,
	goal: 0.05,
};

const wordKind = contentKinds.indexOf('word');
/** How many of its words tell a case apart from others. */
const mostWords = 100;
/** Words of so many cases tell none apart; a share of the cases where these are few. */
const mostCases = 2_000;
const mostShare = 0.2;
/** Among fewer cases than this a share says nothing. */
const fewCases = 20;

/** Weighs words and facets by how rare they are (tf-idf), each kind for itself: cosines within kinds, added by `kindShares`. */
export function profilesOf(contents: Contents): Profiles {
	const { of, cases, kinds } = numberFeatures(contents);
	const items = contents.offsets.length - 1;
	const rarity = Float64Array.from(cases, (count) => Math.log((items + 1) / (count + 0.5)));
	const most = items < fewCases ? items : Math.min(mostCases, Math.ceil(mostShare * items));
	const isShared = (feature: number) => (cases[feature] as number) > 1;
	// Most words are in one case alone, and those would only push out the ones that connect.
	const tells = (feature: number) => kinds[feature] !== wordKind || (isShared(feature) && (cases[feature] as number) <= most);
	const weightAt = (at: number) => (1 + Math.log(contents.count[at] as number)) * (rarity[of[at] as number] as number);
	const strongest = new Strongest(mostWords);
	const profiles = {
		features: cases.length,
		offsets: new Uint32Array(items + 1),
		feature: [] as number[],
		weight: [] as number[],
	};
	for (let item = 0; item < items; item++) {
		for (const [kind, entries] of byKind(contents, item).entries()) {
			for (const at of entries) if (tells(of[at] as number)) strongest.offer(at, weightAt(at));
			// In one order in all cases: two are as similar one way as the other, to the last digit.
			const kept = strongest.take().sort(([one], [other]) => (of[one] as number) - (of[other] as number));
			const share = Math.sqrt(kindShares[contentKinds[kind] as ContentKind]);
			const length = Math.hypot(...kept.map(([, weight]) => weight));
			for (const [at, weight] of kept) {
				if (!isShared(of[at] as number)) continue;
				profiles.feature.push(of[at] as number);
				profiles.weight.push((weight / length) * share);
			}
		}
		profiles.offsets[item + 1] = profiles.feature.length;
	}
	return { ...profiles, feature: Uint32Array.from(profiles.feature), weight: Float32Array.from(profiles.weight) };
}

/** Which feature each entry is of, in how many cases each feature stands, and of which kind it is. */
function numberFeatures({ kind, id }: Contents): { of: Uint32Array; cases: Uint32Array; kinds: Uint8Array } {
	const numbers = contentKinds.map(() => new Map<number, number>());
	const of = new Uint32Array(id.length);
	const [cases, kinds]: [number[], number[]] = [[], []];
	for (let at = 0; at < id.length; at++) {
		const ofKind = numbers[kind[at] ?? 0] ?? new Map();
		let number = ofKind.get(id[at] ?? 0);
		if (number === undefined) {
			number = cases.length;
			ofKind.set(id[at] ?? 0, number);
			cases.push(0);
			kinds.push(kind[at] ?? 0);
		}
		of[at] = number;
		cases[number] = (cases[number] ?? 0) + 1;
	}
	return { of, cases: Uint32Array.from(cases), kinds: Uint8Array.from(kinds) };
}

/** Where the entries of a case stand, by their kind. */
function byKind({ offsets, kind }: Contents, item: number): number[][] {
	const found: number[][] = contentKinds.map(() => []);
	const end = offsets[item + 1] as number;
	for (let at = offsets[item] as number; at < end; at++) found[kind[at] as number]?.push(at);
	return found;
}
