/**
 * Fits the weights of `cutFeatures` by logistic regression: on the third of the gold compounds that is not measured,
 * and on listed words in which Norsk Ordbank sees no compound. `--ordbank` fits the weights for when it is installed.
 */
import { type PartStatistics, possibleCuts } from '#lib/search/analysis/compound-parts.ts';
import { learnParts } from '#lib/search/analysis/learn-parts.ts';
import { cutFeatures, rankCuts } from '#lib/search/analysis/split-compound.ts';
import { stem } from '#lib/search/analysis/stem.ts';
import { tokenise } from '#lib/search/analysis/tokenise.ts';
import { spellingLists } from '#lib/search/open-lexicon.server.ts';
import { holdOut, readOrdbankFiles } from './compounds.ts';
import { dataFolder, readCompounds, readCorpus } from './read-data.ts';

const folder = dataFolder();
const ordbank = readOrdbankFiles(folder);
const { unseen, seen, hides } = holdOut(readCompounds(folder));
const lists = spellingLists().filter(([word]) => !hides(word));
const taught = process.argv.includes('--ordbank') ? ordbank.filter(({ first, last }) => !hides(first + last)) : [];
const known = learnParts(lists, taught);
const weights = regress([...examples(known)]);
console.log(JSON.stringify(weights.map((weight) => Number(weight.toFixed(3)))));
for (const floor of [-1, -0.5, 0, 0.5, 1, 1.5]) for (const margin of [0, 1, 2]) report(floor, margin);

interface Example {
	features: number[];
	right: boolean;
	weight: number;
}

function* examples(known: PartStatistics): Iterable<Example> {
	for (const { word, first } of seen)
		for (const cut of possibleCuts(word, known))
			yield { features: cutFeatures(word, cut, known, known.words.has(word) ? 1 : 0), right: cut.first === first, weight: 1 };
	for (const word of commonSimpleWords())
		for (const cut of possibleCuts(word, known)) yield { features: cutFeatures(word, cut, known, 1), right: false, weight: 1 };
}

/** Listed words that the corpus has at least 20 times and that no entry of Norsk Ordbank's splits is a form of. */
function commonSimpleWords(): string[] {
	const compounds = new Set(ordbank.map(({ first, last }) => stem(first + last, 'nb')));
	const counts = new Map<string, number>();
	for (const { text } of readCorpus(folder))
		for (const token of tokenise(text)) counts.set(token.text, (counts.get(token.text) ?? 0) + 1);
	return [...counts]
		.filter(([word, count]) => count >= 20 && known.words.has(word) && !compounds.has(stem(word, 'nb')))
		.map(([word]) => word);
}

/** Logistic regression by AdaGrad on standardised features. */
function regress(data: Example[]): number[] {
	const width = data[0]?.features.length ?? 0;
	const columns = Array.from({ length: width }, (_, at) => data.map(({ features }) => features[at] ?? 0));
	const means = columns.map((values, at) => (at === 0 ? 0 : values.reduce((sum, v) => sum + v, 0) / values.length));
	const spreads = columns.map((values, at) =>
		at === 0 ? 1 : Math.sqrt(values.reduce((sum, v) => sum + (v - (means[at] ?? 0)) ** 2, 0) / values.length) || 1,
	);
	const rows = data.map(({ features }) => Float64Array.from(features, (v, at) => (v - (means[at] ?? 0)) / (spreads[at] ?? 1)));
	const weights = new Float64Array(width);
	const squares = new Float64Array(width).fill(1e-8);
	for (let round = 0; round < 150; round++) {
		const gradient = new Float64Array(width);
		for (const [i, row] of rows.entries()) {
			const score = row.reduce((sum, v, at) => sum + v * (weights[at] ?? 0), 0);
			const miss = (1 / (1 + Math.exp(-score)) - (data[i]?.right ? 1 : 0)) * (data[i]?.weight ?? 1);
			for (let at = 0; at < width; at++) gradient[at] = (gradient[at] ?? 0) + (miss * (row[at] ?? 0)) / rows.length;
		}
		for (let at = 0; at < width; at++) {
			squares[at] = (squares[at] ?? 0) + (gradient[at] ?? 0) ** 2;
			weights[at] = (weights[at] ?? 0) - (0.5 * (gradient[at] ?? 0)) / Math.sqrt(squares[at] ?? 1);
		}
	}
	const plain = [...weights].map((weight, at) => weight / (spreads[at] ?? 1));
	plain[0] = (weights[0] ?? 0) - plain.reduce((sum, weight, at) => (at === 0 ? 0 : sum + weight * (means[at] ?? 0)), 0);
	return plain;
}

function report(floor: number, margin: number): void {
	let right = 0;
	let wrong = 0;
	for (const { word, first } of unseen) {
		const [best, second] = rankCuts(word, known, weights);
		if (!best || best.score < floor || (second && best.score - second.score < margin)) continue;
		if (best.first === first) right++;
		else wrong++;
	}
	const share = (count: number) => `${((100 * count) / unseen.length).toFixed(2)} %`;
	console.log(`floor ${floor}, margin ${margin}: ${share(right)} right, ${share(wrong)} wrong of ${unseen.length}`);
}
