import { z } from 'zod';
import { quizQuestion } from '#lib/assessment/quiz.ts';
import type { Transcript } from '#lib/transcript/transcript.ts';
import { findPassage, type Passage } from './find-passage.ts';

export type ProposalKind = 'question' | 'ingress' | 'outcome' | 'chapter' | 'notes';

/** A text that a model wrote. */
const proposedText = z.strictObject({ text: z.string().trim().min(1).max(4000) });

/** What a proposal says, without the passage that it rests on. */
const proposalContent = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('question'), question: quizQuestion }),
	...(['ingress', 'outcome', 'chapter', 'notes'] as const).map((kind) => proposedText.extend({ kind: z.literal(kind) })),
]);
export type ProposalContent = z.infer<typeof proposalContent>;

/** A proposal as a model made it, before anybody has looked whether it holds. */
export interface RawProposal {
	kind: ProposalKind;
	/** What the model gave, of whatever form. */
	given: unknown;
}

/** A proposal that rests on words of the conversation. */
export interface Proposal {
	content: ProposalContent;
	passage: Passage;
}

const rested = z.looseObject({ passage: z.string().max(2000) });

/** The proposal, resting on where its passage was found; undefined when it is not whole, or nobody says that passage. */
export function checkProposal({ kind, given }: RawProposal, transcript: Transcript): Proposal | undefined {
	const { data } = rested.safeParse(given);
	const passage = data && findPassage(transcript, data.passage);
	if (!data || !passage) return undefined;
	const { passage: _quoted, span: _theirs, ...fields } = data;
	const said = kind === 'question' ? { kind, question: withSpan(fields, passage) } : { kind, text: fields.text };
	const content = proposalContent.safeParse(said);
	return content.success ? { content: content.data, passage } : undefined;
}

/** A model knows no times: the question's are those of its passage. */
function withSpan(fields: object, { span }: Passage): object {
	const { explanation, ...rest } = fields as { explanation?: unknown };
	return { ...rest, ...(explanation ? { explanation } : {}), ...(span && { span }) };
}
