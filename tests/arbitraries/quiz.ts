import fc from 'fast-check';
import { type QuizQuestion, type QuizRules, quizQuestion, quizRules } from '#lib/assessment/quiz.ts';

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const amount = fc.double({ noNaN: true, noDefaultInfinity: true });
const span = fc
	.tuple(fc.nat(200_000_000), fc.integer({ min: 1, max: 600_000 }))
	.map(([fromMs, length]) => ({ fromMs, toMs: fromMs + length }));

/** Any question that the schema accepts, made of the given texts. */
export function arbitraryQuestion(text: fc.Arbitrary<string>): fc.Arbitrary<QuizQuestion> {
	const common = { prompt: text, explanation: maybe(text), span: maybe(span) };
	const options = fc.array(fc.record({ text, correct: fc.boolean() }), { minLength: 2, maxLength: 5 });
	const texts = { minLength: 2, maxLength: 5 };
	return fc
		.oneof(
			fc.record({
				kind: fc.constant('single'),
				...common,
				options: fc.tuple(options, fc.nat()).map(([all, right]) => onlyCorrect(all, right % all.length)),
			}),
			fc.record({
				kind: fc.constant('multiple'),
				...common,
				options: options.filter((all) => all.some(({ correct }) => correct)),
			}),
			fc.record({ kind: fc.constant('trueFalse'), ...common, correct: fc.boolean() }),
			fc.record({
				kind: fc.constant('ordering'),
				...common,
				items: fc.uniqueArray(text, { ...texts, selector: (item) => item.trim() }),
			}),
			fc.record({ kind: fc.constant('matching'), ...common, pairs: fc.array(fc.record({ left: text, right: text }), texts) }),
			fc.record({ kind: fc.constant('shortText'), ...common, accepted: fc.array(text, { minLength: 1, maxLength: 3 }) }),
			fc.record({ kind: fc.constant('numeric'), ...common, value: amount, tolerance: amount.map(Math.abs) }),
		)
		.map((question) => quizQuestion.parse(question));
}

/** Any rules that a quiz may have. */
export const arbitraryRules: fc.Arbitrary<QuizRules> = fc
	.record(
		{
			passMark: fc.integer({ min: 1, max: 1000 }).map((thousandths) => thousandths / 1000),
			attempts: fc.integer({ min: 1, max: 1000 }),
			waitMinutes: fc.nat(43_200),
			asksReflection: fc.boolean(),
		},
		{ requiredKeys: [] },
	)
	.map((rules) => quizRules.parse(rules));

function onlyCorrect(options: readonly { text: string }[], right: number) {
	return options.map(({ text }, index) => ({ text, correct: index === right }));
}
