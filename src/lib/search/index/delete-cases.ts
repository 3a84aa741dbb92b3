import { ByteReader } from './bytes.ts';
import { countLive, type Deletes } from './live-counts.ts';
import { openList } from './posting-list.ts';
import { Postings } from './postings.ts';
import { randomName } from './random-name.ts';
import { eachList } from './read-blocks.ts';
import type { Segment } from './segment.ts';

/** Whether one of these cases is in the segment and not deleted yet. */
export function holdsCase(segment: Segment, caseIds: Set<number>): boolean {
	return segment.caseId.some((caseId, at) => !segment.dead?.[at] && caseIds.has(caseId));
}

/** The same segment without some more of its cases; the postings stay, what they count does not. */
export function withoutCases(segment: Segment, caseIds: Set<number>): { segment: Segment; deletes: Deletes } {
	const gone = Uint8Array.from(segment.caseId, (caseId, at) => (!segment.dead?.[at] && caseIds.has(caseId) ? 1 : 0));
	const deletes = countDeleted(segment, gone);
	return { segment: { ...segment, ...countLive(segment, deletes) }, deletes };
}

/** Counts what the terms of deleted cases stand for, those of `gone` among them. One pass over all postings. */
function countDeleted(segment: Segment, gone: Uint8Array): Deletes {
	const columns = { terms: [] as number[], turns: [] as number[], termCases: [] as number[], fieldCases: [] as number[] };
	const postings = new Postings();
	for (const { term, bytes } of eachList(segment)) {
		const counts = countGone(segment, term, bytes, gone, postings);
		const missing = (all: Uint32Array, live: Uint32Array) => (all[term] as number) - (live[term] as number);
		const turns = counts.turns + missing(segment.turnFrequency, segment.liveTurnFrequency);
		const fieldCases = counts.fieldCases + missing(segment.fieldFrequency, segment.liveFieldFrequency);
		if (turns === 0 && fieldCases === 0) continue;
		columns.terms.push(term);
		columns.turns.push(turns);
		columns.termCases.push(counts.cases + missing(segment.caseFrequency, segment.liveCaseFrequency));
		columns.fieldCases.push(fieldCases);
	}
	return {
		file: `${randomName()}.deletes`,
		cases: Uint32Array.from(gone.keys()).filter((at) => gone[at] || segment.dead?.[at]),
		terms: Uint32Array.from(columns.terms),
		turns: Uint32Array.from(columns.turns),
		termCases: Uint32Array.from(columns.termCases),
		fieldCases: Uint32Array.from(columns.fieldCases),
	};
}

function countGone(segment: Segment, term: number, bytes: Uint8Array, gone: Uint8Array, postings: Postings) {
	const { groups, fields } = openList(segment, term, bytes, postings);
	const counts = { turns: 0, cases: 0, fieldCases: 0 };
	for (let i = 0, last = -1; i < postings.count; i++) {
		const at = segment.caseOf[postings.turns[i] as number] as number;
		if (!gone[at]) continue;
		counts.turns++;
		if (at !== last) counts.cases++;
		last = at;
	}
	for (let i = 0; groups && i < groups.cases.length; i++) {
		if (!gone[groups.cases[i] as number]) continue;
		counts.turns += new ByteReader(bytes, groups.starts[i]).varint();
		counts.cases++;
	}
	if (fields.length > 0) counts.fieldCases = new Set(fields.map(({ caseAt }) => caseAt).filter((at) => gone[at])).size;
	return counts;
}
