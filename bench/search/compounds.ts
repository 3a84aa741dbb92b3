import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Cut } from '#lib/search/analysis/compound-parts.ts';
import { learnParts } from '#lib/search/analysis/learn-parts.ts';
import { createLexicon } from '#lib/search/analysis/lexicon.ts';
import { readOrdbank } from '#lib/search/analysis/ordbank.ts';
import { spellingLists } from '#lib/search/open-lexicon.server.ts';
import type { GoldCompound } from './read-data.ts';

const ordbankFiles = ['NOB-V_Leddanalyse_Vanlig.txt.xz', 'NNY-V_Leddanalyse_Vanleg.txt.xz'];

/** Norsk Ordbank's splits, bokmål's and nynorsk's; needs the program `xz`. */
export function readOrdbankFiles(folder: string): Cut[] {
	return ordbankFiles.flatMap((name) =>
		readOrdbank(execFileSync('xz', ['-dc', join(folder, 'ordbank', name)], { maxBuffer: 1e9 }).toString('utf8')),
	);
}

/** Two thirds of the compounds, picked by a hash of the word, that no lexicon gets to see. */
export function holdOut(gold: GoldCompound[]): { unseen: GoldCompound[]; seen: GoldCompound[]; hides(word: string): boolean } {
	const unseen = gold.filter(({ word }) => hash(word) % 3 !== 0);
	const words = new Set(unseen.map(({ word }) => word));
	const hides = (word: string) => [0, 1, 2, 3, 4].some((ending) => words.has(word.slice(0, word.length - ending)));
	return { unseen, seen: gold.filter(({ word }) => !words.has(word)), hides };
}

/** How many of the unseen compounds a lexicon cuts where people do, and how many elsewhere, in per cent; the rest it leaves whole. */
export function scoreCompounds(gold: GoldCompound[], splits: Cut[]): { right: number; wrong: number; of: number } {
	const { unseen, hides } = holdOut(gold);
	const listed = spellingLists().filter(([word]) => !hides(word));
	const taught = splits.filter(({ first, last }) => !hides(first + last));
	const lexicon = createLexicon(learnParts(listed, taught), taught);
	const cuts = unseen.map(({ word, first }) => ({ first, cut: lexicon.split(word) }));
	const share = (count: number) => Math.round((10_000 * count) / unseen.length) / 100;
	return {
		right: share(cuts.filter(({ first, cut }) => cut?.first === first).length),
		wrong: share(cuts.filter(({ first, cut }) => cut && cut.first !== first).length),
		of: unseen.length,
	};
}

/** FNV-1a. */
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
	return value >>> 0;
}
