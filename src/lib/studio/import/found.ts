import type { CaseContentInput } from '#lib/catalogue/case-content.ts';
import type { CaseDocument, CaseDocumentInput } from '../case-document.ts';
import type { Saying } from '../imports.ts';
import type { NewFile } from '../stored-media.ts';

/** A case as a source tells of it; nothing of it is stored. */
export interface Draft extends Omit<CaseDocumentInput, 'case'> {
	/** A spreadsheet may name a case by its number alone. */
	content: Partial<CaseContentInput>;
	/** Whether it tells all of the case, so that what it leaves out goes. */
	isWhole: boolean;
	/** Whether people stand by their roles and files by their addresses alone, as in a spreadsheet. */
	isSheet?: boolean;
}

/** What tells that an episode has not changed since it was stored. */
export interface Ledger {
	address: string;
	guid: string;
	fingerprint: string;
}

/** A case that a source holds; its media that lie in the import's folder have the keys of `stored` as their `src`. */
export interface FoundCase {
	type: 'case';
	place: string;
	draft: Draft;
	sayings: Saying[];
	/** The files in the import's folder, by their keys. */
	files?: Record<string, string>;
	stored?: NewFile[];
	ledger?: Ledger;
}

/** What a source holds, one thing after another. */
export type Found =
	| FoundCase
	| { type: 'known'; place: string; title: string; caseId: number }
	| { type: 'problem' | 'notice'; place: string; title?: string; sayings: Saying[] }
	| { type: 'total'; total: number | undefined };

/** What is prepared of a case until it is stored. */
export interface Prepared {
	/** Missing where only the ledger is to be kept. */
	document?: CaseDocument;
	/** Files in the folder of the import, by the key that they get in the storage. */
	files?: Record<string, string>;
	ledger?: Ledger;
}
