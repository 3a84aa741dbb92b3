import { z } from 'zod';

const text = z.string().trim().min(1);
const common = {
	prompt: text,
	explanation: text.optional(),
	/** The span of the conversation that answers the question, in milliseconds. */
	span: z
		.strictObject({ fromMs: z.int().nonnegative(), toMs: z.int().positive() })
		.refine(({ fromMs, toMs }) => fromMs < toMs, 'must end after it begins')
		.optional(),
};
const option = z.strictObject({ text, correct: z.boolean().default(false) });
const options = z.array(option).min(2);
const rightOnes = (all: readonly { correct: boolean }[]) => all.filter(({ correct }) => correct).length;

/** One quiz question with its key. The key stays on the server. */
export const quizQuestion = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('single'),
		...common,
		options: options.refine((all) => rightOnes(all) === 1, 'must have exactly one that is correct; use multiple for several'),
	}),
	z.strictObject({
		kind: z.literal('multiple'),
		...common,
		options: options.refine((all) => rightOnes(all) > 0, 'must have at least one that is correct'),
	}),
	z.strictObject({ kind: z.literal('trueFalse'), ...common, correct: z.boolean() }),
	z.strictObject({
		kind: z.literal('ordering'),
		...common,
		items: z
			.array(text)
			.min(2)
			.refine((items) => new Set(items).size === items.length, 'must differ from each other'),
	}),
	z.strictObject({ kind: z.literal('matching'), ...common, pairs: z.array(z.strictObject({ left: text, right: text })).min(2) }),
	z.strictObject({ kind: z.literal('shortText'), ...common, accepted: z.array(text).min(1) }),
	z.strictObject({ kind: z.literal('numeric'), ...common, value: z.number(), tolerance: z.number().nonnegative().default(0) }),
]);
export type QuizQuestion = z.infer<typeof quizQuestion>;

/** What it takes to pass, and how often one may try. */
export const quizRules = z.strictObject({
	/** The share of the points that passes, above 0 and up to 1. */
	passMark: z.number().gt(0, 'must be above 0, such as 0.8').max(1, 'must be at most 1, such as 0.8').default(0.8),
	/** How many attempts a member has; as many as they like when missing. */
	attempts: z.int().min(1, 'must be at least 1').max(1000).optional(),
	/** How long one waits before the next attempt; up to thirty days. */
	waitMinutes: z.int().nonnegative('must be 0 or more').max(43_200).default(0),
	/** Whether the certificate also asks for a reflection. */
	asksReflection: z.boolean().default(false),
});
export type QuizRules = z.infer<typeof quizRules>;

/** The rules of a quiz that says nothing of them. */
export const usualRules: QuizRules = quizRules.parse({});

export const quiz = z.strictObject({ questions: z.array(quizQuestion).min(1), rules: quizRules.prefault({}) });
export type Quiz = z.infer<typeof quiz>;
