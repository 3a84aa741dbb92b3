import { isDeepStrictEqual } from 'node:util';
import { usualRules } from '#lib/assessment/quiz.ts';
import type { Transcript, Turn } from '#lib/transcript/transcript.ts';
import { type CaseDocument, caseDocument } from './case-document.ts';
import { type MergeConflict, mergeValues, type Path, unknownBase } from './merge-values.ts';

/** Two edits in one document; where they contradict each other it has theirs, and the contradiction is listed. */
export interface MergedDocuments {
	document: CaseDocument;
	conflicts: MergeConflict[];
}

/**
 * What a person chose for contradictions, by `conflictKey`; a chosen `undefined` leaves the thing out. A choice holds as long as
 * theirs is what the person saw.
 */
export type Settled = ReadonlyMap<string, { value: unknown; theirs: unknown }>;

/** What a contradiction is called in a form: `case/people/2/title`. */
export function conflictKey(path: Path): string {
	return path.join('/');
}

/**
 * Merges two edits of a case, by field, and for lists by item. Without a base whatever differs contradicts. Contradictions
 * that are settled are not listed any more.
 */
export function mergeDocuments(
	base: CaseDocument | undefined,
	mine: CaseDocument,
	theirs: CaseDocument,
	settled: Settled = new Map(),
): MergedDocuments {
	const conflicts: MergeConflict[] = [];
	const settle = (conflict: MergeConflict) => {
		const chosen = settled.get(conflictKey(conflict.path));
		if (chosen && isDeepStrictEqual(chosen.theirs, conflict.theirs)) return chosen.value;
		conflicts.push(conflict);
		return conflict.theirs;
	};
	const bothAsk = mine.quiz !== undefined && theirs.quiz !== undefined;
	const from = base ? toTree(base, bothAsk) : unknownTree(mine, theirs);
	const merged = mergeValues(from, toTree(mine), toTree(theirs), settle) as Tree;
	return { document: fromTree(merged), conflicts };
}

/** A document as it is merged: who says a turn is one thing, what is said and when another. */
interface Tree extends Omit<CaseDocument, 'transcript'> {
	transcript?: Omit<Transcript, 'turns'> & { turns: TreeTurn[] };
}
interface TreeTurn {
	role: Turn['kind'];
	speaker?: string;
	said: Omit<Turn, 'kind' | 'speaker'>;
}

function toTree({ transcript, ...document }: CaseDocument, asks = false): Tree {
	return {
		...document,
		...(asks && !document.quiz && { quiz: { questions: [], rules: usualRules } }),
		...(transcript && { transcript: { ...transcript, turns: transcript.turns.map(toTreeTurn) } }),
	};
}

function toTreeTurn({ kind, speaker, ...said }: Turn): TreeTurn {
	return { role: kind, ...(speaker !== undefined && { speaker }), said };
}

function fromTree({ transcript, quiz, ...document }: Tree): CaseDocument {
	const turns = transcript?.turns.map(({ role, said, ...who }) => ({ kind: role, ...who, ...said })) ?? [];
	return caseDocument.parse({
		...document,
		...(quiz && quiz.questions.length > 0 && { quiz }),
		...(transcript && turns.length > 0 && { transcript: { ...transcript, turns } }),
	});
}

/** A base that equals nothing, down to the fields of the case itself. */
function unknownTree(...documents: CaseDocument[]): unknown {
	const names = new Set(documents.flatMap((document) => Object.keys(document.case)));
	const fields = Object.fromEntries([...names].map((name) => [name, unknownBase]));
	return { case: fields, transcript: unknownBase, media: unknownBase, quiz: unknownBase };
}
