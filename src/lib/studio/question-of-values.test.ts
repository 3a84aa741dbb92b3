import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quizQuestion } from '#lib/assessment/quiz.ts';
import { arbitraryQuestion } from '../../../tests/arbitraries/quiz.ts';
import { type NumberedSentence, numberedSentences, sentencesInSpan, spanOfSentences } from './numbered-sentences.ts';
import { questionOfValues } from './question-of-values.ts';
import { emptyValues, type QuestionValues, readQuestionValues, valuesOfQuestion } from './question-values.ts';

const sentences: NumberedSentence[] = numberedSentences({
	language: 'nb',
	turns: [
		{ kind: 'speech', text: 'Hei. Vi koker grøt.', startMs: 0, endMs: 4000 },
		{ kind: 'speech', text: 'Av havre? Ja, av havre.', startMs: 5000, endMs: 9000 },
		{ kind: 'speech', text: 'Uten tid.' },
	],
});
const asked = { ...emptyValues(), prompt: 'Hva kokes?', kind: 'shortText' as const, accepted: 'grøt\nhavregrøt' };

test('sentences are counted through the turns, with times of their own', () => {
	expect(sentences.map(({ number, turn, text }) => [number, turn, text])).toEqual([
		[1, 0, 'Hei.'],
		[2, 0, 'Vi koker grøt.'],
		[3, 1, 'Av havre?'],
		[4, 1, 'Ja, av havre.'],
		[5, 2, 'Uten tid.'],
	]);
	expect(spanOfSentences(sentences, { from: 1, to: 4 })).toEqual({ fromMs: 0, toMs: 9000 });
	expect(spanOfSentences(sentences, { from: 5, to: 5 })).toBeUndefined();
	for (const range of [
		{ from: 1, to: 1 },
		{ from: 2, to: 3 },
		{ from: 4, to: 4 },
	])
		expect(sentencesInSpan(sentences, spanOfSentences(sentences, range) ?? { fromMs: 0, toMs: 0 })).toEqual(range);
});

describe('a form', () => {
	test('of a question that nobody changed is that question', () => {
		fc.assert(
			fc.property(arbitraryQuestion(fc.stringMatching(/^[a-zæøå0-9]{1,9}$/)), (question) => {
				const stands = question.span && sentencesInSpan(sentences, question.span);
				const values = readQuestionValues(sent(valuesOfQuestion(question, stands)));
				expect(plain(questionOfValues(values, sentences, question))).toEqual(plain({ question }));
			}),
		);
	});

	test('takes its span from the passage, whichever end is named first', () => {
		expect(questionOfValues({ ...asked, from: '4', to: '3' }, sentences).question?.span).toEqual({ fromMs: 5000, toMs: 9000 });
		expect(questionOfValues({ ...asked, from: '2', to: '' }, sentences).question?.span).toMatchObject({ toMs: 4000 });
		expect(questionOfValues(asked, sentences).question).not.toHaveProperty('span');
	});

	test('keeps a finer span as long as its passage stays', () => {
		const before = quizQuestion.parse({ kind: 'trueFalse', prompt: 'x', correct: true, span: { fromMs: 5100, toMs: 8999 } });
		const kept = questionOfValues({ ...asked, from: '3', to: '4' }, sentences, before);
		expect(kept.question?.span).toEqual({ fromMs: 5100, toMs: 8999 });
		expect(questionOfValues({ ...asked, from: '3', to: '3' }, sentences, before).question?.span?.fromMs).toBe(5000);
		expect(questionOfValues(asked, [], before).question?.span).toEqual(before.span);
	});

	test.each<[string, string, Partial<QuestionValues>]>([
		['prompt', 'prompt', { prompt: '' }],
		['from', 'passage', { from: '0', to: '2' }],
		['from', 'passage', { from: '2', to: '6' }],
		['from', 'passage', { from: 'to', to: '' }],
		['accepted', 'accepted', { accepted: ' \n' }],
		['truth', 'truth', { kind: 'trueFalse' }],
		['items', 'items', { kind: 'ordering', items: 'én' }],
		['items', 'sameItems', { kind: 'ordering', items: 'én\nén' }],
		['left-0', 'pairs', { kind: 'matching' }],
		['half-0', 'halfPair', { kind: 'matching', pairs: [{ left: 'a', right: '' }] }],
		['value', 'value', { kind: 'numeric', value: '5 kg' }],
		['tolerance', 'tolerance', { kind: 'numeric', value: '3,5', tolerance: '-1' }],
		['option-1', 'options', { kind: 'single', options: [{ text: 'a', isRight: true }] }],
		['right-0', 'oneRight', { kind: 'single', options: ['a', 'b'].map((text) => ({ text, isRight: true })) }],
		['right-0', 'someRight', { kind: 'multiple', options: ['a', 'b'].map((text) => ({ text, isRight: false })) }],
		['option-1', 'emptyRight', { kind: 'multiple', options: ['a', ''].map((text) => ({ text, isRight: true })) }],
	])('tells at %s: %s', (field, problem, values) => {
		expect(questionOfValues({ ...asked, ...values }, sentences).problems).toEqual([{ field, problem }]);
	});

	test('reads numbers as people write them', () => {
		const values = { ...asked, kind: 'numeric' as const, value: '−1 234,5', tolerance: '0,5' };
		expect(questionOfValues(values, sentences).question).toMatchObject({ value: -1234.5, tolerance: 0.5 });
	});
});

/** A form as a browser sends it. */
function sent(values: QuestionValues): (name: string) => string {
	const { options, pairs, ...single } = values;
	const fields: Record<string, string> = { ...single };
	for (const [i, { text, isRight }] of options.entries()) {
		fields[`option-${i}`] = text;
		if (isRight) fields[`right-${i}`] = '1';
	}
	for (const [i, { left, right }] of pairs.entries()) {
		fields[`left-${i}`] = left;
		fields[`half-${i}`] = right;
	}
	return (name) => fields[name] ?? '';
}

function plain<Value>(value: Value): Value {
	return JSON.parse(JSON.stringify(value));
}
