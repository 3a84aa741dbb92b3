import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { ProposalContent } from './check-proposal.ts';
import type { Passage } from './find-passage.ts';

/** A proposal that waits for somebody to take or leave it. */
export interface WaitingProposal {
	id: string;
	content: ProposalContent;
	passage: Passage;
	model: string;
}

const inOrder: readonly ProposalContent['kind'][] = ['question', 'ingress', 'outcome', 'chapter', 'notes'];

/** The proposals for a case that wait, by kind and place in the conversation. Throws NotFound for whoever is no editor. */
export async function listProposals(db: Db, viewer: Viewer, caseId: number): Promise<WaitingProposal[]> {
	mustBeEditor(viewer);
	const rows = await db
		.selectFrom('studio.proposals')
		.select(['id', 'content', 'passage', 'model'])
		.where('case_id', '=', caseId)
		.where('state', '=', 'waiting')
		.orderBy('made_at')
		.orderBy('id')
		.execute();
	return rows
		.map(({ id, content, passage, model }) => ({
			...{ id, model, content: content as unknown as ProposalContent, passage: passage as unknown as Passage },
		}))
		.sort((a, b) => placeOf(a) - placeOf(b) || startOf(a) - startOf(b));
}

/** How many proposals for a case wait. Throws NotFound for whoever is no editor. */
export async function countWaiting(db: Db, viewer: Viewer, caseId: number): Promise<number> {
	mustBeEditor(viewer);
	const { count } = await db
		.selectFrom('studio.proposals')
		.select((row) => row.fn.countAll<string>().as('count'))
		.where('case_id', '=', caseId)
		.where('state', '=', 'waiting')
		.executeTakeFirstOrThrow();
	return Number(count);
}

function placeOf({ content }: WaitingProposal): number {
	return inOrder.indexOf(content.kind);
}

function startOf({ passage }: WaitingProposal): number {
	return passage.span?.fromMs ?? 0;
}
