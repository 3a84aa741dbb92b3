import type { Difference } from './compare-documents.ts';

/** What editors bring: a page, a podcast feed, a packed folder of cases, a spreadsheet of cases. */
export const importKinds = ['page', 'feed', 'folder', 'sheet'] as const;
export type ImportKind = (typeof importKinds)[number];

/** The largest file of each kind, in bytes; a folder brings its sound along. */
export const importBytes: Record<ImportKind, number> = {
	page: 20_000_000,
	feed: 200_000_000,
	folder: 1_000_000_000,
	sheet: 20_000_000,
};

/** Where an import is: read in the background, looked at, stored in the background, over; or it could not be read. */
export type ImportState = 'reading' | 'ready' | 'storing' | 'done' | 'failed';

/** What storing a found case would do; a `notice` is about no case that is stored. */
export const outcomes = ['create', 'change', 'leave', 'problem', 'notice'] as const;
export type Outcome = (typeof outcomes)[number];

/** What became of a chosen case. `conflict`: others changed the same meanwhile; `refused`: it could not be stored. */
export type ImportResult = 'created' | 'changed' | 'left' | 'conflict' | 'refused';

/** A sentence about what was found: by a key that pages have a sentence for, or in the English of an importer. */
export type Saying = { key: SayingKey; about?: Record<string, string | number> } | { text: string };
export type SayingKey =
	| 'unplaced'
	| 'unknownColumn'
	| 'columnTwice'
	| 'noTitleColumn'
	| 'noRows'
	| 'tooManyRows'
	| 'wrongCell'
	| 'strayCell'
	| 'noTitle'
	| 'twice'
	| 'openQuote'
	| 'notUtf8'
	| 'notZip'
	| 'zipPath'
	| 'zipLink'
	| 'zipEncrypted'
	| 'zipTooLarge'
	| 'zipTooMany'
	| 'zipTwice'
	| 'zipDamaged'
	| 'zipEmpty'
	| 'notCase'
	| 'notSheet'
	| 'wideSheet'
	| 'fileGone'
	| 'mistake'
	| 'rights'
	| 'madeMeanwhile'
	| 'gone'
	| 'staysDraft';

/** What is wrong with a whole source, so that nothing of it can be read. */
export class Unreadable extends Error {
	readonly saying: Saying;

	constructor(saying: Saying) {
		super('text' in saying ? saying.text : saying.key);
		this.saying = saying;
	}
}

/** What differs in one field, as far as somebody reads it; `more` lines are left out. */
export type ShownDifference = Difference & { more?: number };

/** One thing that an import found, as its page shows it. */
export interface ImportItem {
	position: number;
	/** Where it stands in the source: `7` (a row), `line 12`, `cases/bus/case.md`. */
	place: string;
	title: string;
	outcome: Outcome;
	isChosen: boolean;
	caseId: number | null;
	differences: ShownDifference[] | null;
	sayings: Saying[];
	result: ImportResult | null;
	unmerged: string | null;
}

/** How many things of each outcome were found, and how many of those that can be stored are chosen. */
export type ImportCounts = Record<Outcome, number> & { chosen: number };
