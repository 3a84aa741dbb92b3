import { z } from 'zod';

const text = z.string().trim().min(1);
const common = {
	prompt: text,
	explanation: text.optional(),
	/** The span of the conversation that answers the question, in milliseconds. */
	span: z.strictObject({ fromMs: z.int().nonnegative(), toMs: z.int().positive() }).optional(),
};
const option = z.strictObject({ text, correct: z.boolean().default(false) });

/** One quiz question with its key. The key stays on the server. */
export const quizQuestion = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('single'), ...common, options: z.array(option).min(2) }),
	z.strictObject({ kind: z.literal('multiple'), ...common, options: z.array(option).min(2) }),
	z.strictObject({ kind: z.literal('trueFalse'), ...common, correct: z.boolean() }),
	z.strictObject({ kind: z.literal('ordering'), ...common, items: z.array(text).min(2) }),
	z.strictObject({ kind: z.literal('matching'), ...common, pairs: z.array(z.strictObject({ left: text, right: text })).min(2) }),
	z.strictObject({ kind: z.literal('shortText'), ...common, accepted: z.array(text).min(1) }),
	z.strictObject({ kind: z.literal('numeric'), ...common, value: z.number(), tolerance: z.number().nonnegative().default(0) }),
]);
export type QuizQuestion = z.infer<typeof quizQuestion>;

export const quiz = z.strictObject({ questions: z.array(quizQuestion).min(1) });
export type Quiz = z.infer<typeof quiz>;
