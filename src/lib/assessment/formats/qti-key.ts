import { type Xml, xml } from '#lib/platform/xml.ts';
import type { QuizQuestion } from '../quiz.ts';

/** What an item says of its key: the declaration of the response, and how it is graded. */
export interface Key {
	cardinality: 'single' | 'multiple' | 'ordered';
	baseType: 'identifier' | 'directedPair' | 'string' | 'float';
	correct: readonly string[];
	points?: ReadonlyMap<string, number>;
	processing?: Xml;
}

export type Of<Kind extends QuizQuestion['kind']> = Extract<QuizQuestion, { kind: Kind }>;

/** The key of a question, with its points shared out as they are here. */
export function keyOf(question: QuizQuestion): Key {
	switch (question.kind) {
		case 'single':
			return { cardinality: 'single', baseType: 'identifier', correct: rightOnes(question) };
		case 'multiple':
			return { cardinality: 'multiple', baseType: 'identifier', correct: rightOnes(question), points: optionPoints(question) };
		case 'trueFalse':
			return { cardinality: 'single', baseType: 'identifier', correct: [String(question.correct)] };
		case 'ordering':
			return { cardinality: 'ordered', baseType: 'identifier', correct: question.items.map((_, index) => `item-${index + 1}`) };
		case 'matching':
			return { cardinality: 'multiple', baseType: 'directedPair', correct: pairs(question), points: even(pairs(question)) };
		case 'shortText':
			return {
				cardinality: 'single',
				baseType: 'string',
				correct: question.accepted.slice(0, 1),
				points: all(question.accepted),
			};
		case 'numeric':
			return {
				cardinality: 'single',
				baseType: 'float',
				correct: [String(question.value)],
				processing: within(question.tolerance),
			};
	}
}

function rightOnes({ options }: Of<'single' | 'multiple'>): string[] {
	return options.flatMap(({ correct }, index) => (correct ? choiceId(index) : []));
}

function optionPoints({ options }: Of<'multiple'>): Map<string, number> {
	const share = 1 / options.filter(({ correct }) => correct).length;
	return new Map(options.map(({ correct }, index) => [choiceId(index), correct ? share : -share]));
}

/** The sides of a matching question; partners that are the same text are one choice. */
export function sides({ pairs }: Of<'matching'>): { lefts: string[]; rights: string[] } {
	return { lefts: pairs.map(({ left }) => left), rights: [...new Set(pairs.map(({ right }) => right))] };
}

function pairs(question: Of<'matching'>): string[] {
	const { rights } = sides(question);
	return question.pairs.map(({ right }, index) => `left-${index + 1} right-${rights.indexOf(right) + 1}`);
}

function even(keys: readonly string[]): Map<string, number> {
	return new Map(keys.map((key) => [key, 1 / keys.length]));
}

function all(keys: readonly string[]): Map<string, number> {
	return new Map(keys.map((key) => [key, 1]));
}

function within(tolerance: number): Xml {
	return xml`<qti-response-processing><qti-response-condition><qti-response-if>
<qti-equal tolerance-mode="absolute" tolerance="${tolerance} ${tolerance}"><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-equal>
<qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value>
</qti-response-if></qti-response-condition></qti-response-processing>`;
}

/** The identifier of an option. */
export function choiceId(index: number): string {
	return `choice-${index + 1}`;
}
