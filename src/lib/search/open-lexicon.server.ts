import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Invalid } from '../platform/errors.ts';
import type { Cut } from './analysis/compound-parts.ts';
import { hunspellWords } from './analysis/hunspell.ts';
import { learnParts } from './analysis/learn-parts.ts';
import type { Lexicon } from './analysis/lexicon.ts';
import { readLexicon, writeLexicon } from './analysis/lexicon-text.ts';
import { readOrdbank } from './analysis/ordbank.ts';

/** A lexicon and a name that changes with what is in it: an index that another one made is outdated. */
export interface OpenLexicon {
	lexicon: Lexicon;
	version: string;
}

/** The lexicon's file in its folder. */
export const lexiconFile = 'lexicon.json.gz';

/** The lexicon in a folder; where there is none of this version, it is learnt from the spelling lists first (some seconds). */
export function openLexicon(folder: string): OpenLexicon {
	return findLexicon(folder) ?? storeLexicon(folder, []);
}

/**
 * Makes the lexicon anew with Norsk Ordbank's splits: the texts of its files "Leddanalyse", bokmål's, nynorsk's or both.
 * Returns how many splits it took. Throws `Invalid` when a text has none.
 */
export function installOrdbank(folder: string, texts: string[]): number {
	const splits = texts.flatMap((text, at) => {
		const found = readOrdbank(text);
		if (found.length === 0)
			throw new Invalid(
				`File ${at + 1} has no compound like "skole*bok" in its second column: is it Norsk Ordbank's "Leddanalyse"?`,
			);
		return found;
	});
	storeLexicon(folder, splits);
	return splits.length;
}

function storeLexicon(folder: string, splits: Cut[]): OpenLexicon {
	mkdirSync(folder, { recursive: true });
	const file = join(folder, lexiconFile);
	const unfinished = `${file}.${process.pid}`;
	writeFileSync(unfinished, gzipSync(writeLexicon(learnParts(spellingLists(), splits), splits)));
	renameSync(unfinished, file);
	const stored = findLexicon(folder);
	if (!stored) throw new Error(`${file} cannot be read back.`);
	return stored;
}

/** The lexicon in a folder; nothing when its file is missing, damaged or of another version: it can be made again. */
export function findLexicon(folder: string): OpenLexicon | undefined {
	try {
		const text = gunzipSync(readFileSync(join(folder, lexiconFile))).toString('utf8');
		const lexicon = readLexicon(text);
		return lexicon && { lexicon, version: createHash('sha256').update(text).digest('hex').slice(0, 12) };
	} catch {
		return undefined;
	}
}

/** The words of the Hunspell lists for bokmål (1) and nynorsk (2), as npm installed them. */
export function spellingLists(): [word: string, languages: number][] {
	const require = createRequire(import.meta.url);
	return ['dictionary-nb', 'dictionary-nn'].flatMap((name, at) => {
		const list = readFileSync(join(dirname(require.resolve(name)), 'index.dic'), 'utf8');
		return hunspellWords(list).map((word): [string, number] => [word, at + 1]);
	});
}
