import type { ActivityDefinition, InteractionComponent, LanguageMap } from '#lib/records/statement.ts';
import type { Answer } from '../answers.ts';
import type { Choice, DealtQuestion, Key, ShownQuestion } from '../deal-questions.ts';
import { questionKey, shortDigest } from '../question-key.ts';
import { readNumber } from '../read-number.ts';

interface Asking {
	/** Undefined where the question was left open. */
	answer: Answer | undefined;
	/** Whether the definition may say what is right. */
	revealed: boolean;
	language: string;
}

/** A question as xAPI has it (xAPI 1.0.3 Data, Appendix C), with the answer in the same terms. */
export interface Interaction {
	/** The same for everybody who gets this question, whatever the order that its options were dealt in. */
	name: string;
	definition: ActivityDefinition;
	response?: string;
}

/** Says a question and its answer in the terms of an xAPI interaction. */
export function interactionOf({ shown, key }: DealtQuestion, { answer, revealed, language }: Asking): Interaction {
	const terms = termsOf(shown, language);
	const correctResponsesPattern = revealed ? rightPatterns(shown, key, terms) : undefined;
	return {
		name: questionKey(shown),
		definition: {
			type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
			description: { [language]: shown.prompt },
			...terms.definition,
			...(correctResponsesPattern && { correctResponsesPattern }),
		},
		...(answer && { response: responseOf(shown, answer, terms) }),
	};
}

interface Terms {
	definition: Pick<ActivityDefinition, 'interactionType' | 'choices' | 'source' | 'target'>;
	/** The id of each option, row or value, by its key in this attempt. */
	firsts: ReadonlyMap<string, string>;
	seconds: ReadonlyMap<string, string>;
}

const none: ReadonlyMap<string, string> = new Map();

function termsOf(shown: ShownQuestion, language: string): Terms {
	if ('options' in shown) return choiceTerms(shown, language);
	if ('rows' in shown) return rowTerms(shown, language);
	return { definition: { interactionType: shown.kind === 'numeric' ? 'numeric' : 'fill-in' }, firsts: none, seconds: none };
}

function choiceTerms({ kind, options }: Extract<ShownQuestion, { options: unknown }>, language: string): Terms {
	if (kind === 'trueFalse') {
		const firsts = new Map(options.map(({ key }) => [key, key]));
		return { definition: { interactionType: 'true-false' }, firsts, seconds: none };
	}
	const firsts = idsOf(options);
	const choices = inOneOrder(options, firsts, language);
	return { definition: { interactionType: 'choice', choices }, firsts, seconds: none };
}

function rowTerms({ kind, rows, values }: Extract<ShownQuestion, { rows: unknown }>, language: string): Terms {
	const [firsts, seconds] = [idsOf(rows), idsOf(values)];
	const source = inOneOrder(rows, firsts, language);
	if (kind === 'ordering') return { definition: { interactionType: 'sequencing', choices: source }, firsts, seconds };
	return { definition: { interactionType: 'matching', source, target: inOneOrder(values, seconds, language) }, firsts, seconds };
}

/** By id, which is made of the text: the order that an editor wrote them in would tell what is right. */
function inOneOrder(choices: readonly Choice[], ids: ReadonlyMap<string, string>, language: string): InteractionComponent[] {
	const all = choices.map(({ key, text }) => ({ id: ids.get(key) ?? key, description: { [language]: text } as LanguageMap }));
	return all.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** Keys of an attempt hold in that attempt only; what a text is hashed to holds for everybody. Texts that are the same are numbered. */
function idsOf(choices: readonly Choice[]): Map<string, string> {
	const seen = new Map<string, number>();
	return new Map(
		choices.map(({ key, text }) => {
			const count = (seen.get(text) ?? 0) + 1;
			seen.set(text, count);
			return [key, count === 1 ? shortDigest(text) : `${shortDigest(text)}-${count}`];
		}),
	);
}

function responseOf({ kind }: ShownQuestion, answer: Answer, { firsts, seconds }: Terms): string {
	if (kind === 'ordering') return joined(inPlaces(answer as Record<string, string>).map((row) => firsts.get(row)));
	if (kind === 'matching') {
		const pairs = Object.entries(answer as Record<string, string>);
		return joined(pairs.map(([row, value]) => `${firsts.get(row)}[.]${seconds.get(value)}`));
	}
	const [written = ''] = Object.values(answer);
	if (kind === 'shortText') return written;
	if (kind === 'numeric') return String(readNumber(written) ?? written);
	return joined((answer as string[]).map((option) => firsts.get(option)));
}

function rightPatterns(shown: ShownQuestion, key: Key, terms: Terms): string[] {
	if (key.kind === 'text') return key.accepted;
	if (key.kind === 'number') return [`${key.value - key.tolerance}[:]${key.value + key.tolerance}`];
	return [responseOf(shown, key.right, terms)];
}

function inPlaces(rows: Record<string, string>): string[] {
	return Object.keys(rows).toSorted((one, other) => Number(rows[one]) - Number(rows[other]));
}

function joined(parts: readonly (string | undefined)[]): string {
	return parts.join('[,]');
}
