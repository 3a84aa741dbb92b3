import { expect, test } from 'vitest';
import { dealQuestions } from '#lib/assessment/deal-questions.ts';
import { questionKey } from '#lib/assessment/question-key.ts';
import { keyOf } from '../../db/migrations/0016_pathways.ts';
import { everyKind } from './make-quiz.ts';

test('questions that were there before they had keys got the keys that new ones get', () => {
	const keys = dealQuestions(everyKind, 7).map(({ shown }) => questionKey(shown));
	expect(everyKind.map(keyOf)).toEqual(keys);
});
