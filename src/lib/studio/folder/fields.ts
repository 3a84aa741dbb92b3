import { z } from 'zod';
import { quiz, quizRules } from '#lib/assessment/quiz.ts';
import { type CaseContent, caseContent } from '#lib/catalogue/case-content.ts';
import { transcript } from '#lib/transcript/transcript.ts';
import { caseDocument } from '../case-document.ts';
import {
	anyText,
	type Codec,
	clock,
	completed,
	flag,
	hashtag,
	listOf,
	mark,
	moment,
	number,
	record,
	span,
	text,
	textOr,
} from './codec.ts';
import { describeFile } from './file-names.ts';

/** One key of the front matter: which part of the case it holds, how it is written, and what it must be. */
export interface Field {
	part: Part;
	codec: Codec;
	schema: z.ZodType;
}

/** A part of a case: a field of its content, or what goes with it. `turns` may be the name of a file that holds them. */
export type Part = keyof CaseContent | 'media' | 'quiz' | 'quizRules' | 'turns' | 'transcriptLanguage' | 'machineMade';

const person = {
	name: ['name', text],
	title: ['title', text],
	organisation: ['organisation', text],
	url: ['url', text],
	image: ['imageUrl', text],
} as const;
const guest = completed(record(person, 'name'), () => ({ role: 'guest' }));
const host = completed(record(person, 'name'), () => ({ role: 'host' }));

const answer = record({
	question: ['question', text],
	slot: ['themeSlot', text],
	person: ['person', text],
	answer: ['answer', text],
});

const relatedCase = record({
	number: ['number', text],
	title: ['title', text],
	theme: ['theme', text],
	guest: ['guest', text],
	guestTitle: ['guestTitle', text],
	organisation: ['organisation', text],
});

const mediaFile = record(
	{
		kind: ['kind', text],
		src: ['src', text],
		mimeType: ['mimeType', text],
		duration: ['durationMs', clock],
		bytes: ['bytes', number],
		alt: ['alt', anyText],
	},
	'src',
);

const question = record({
	kind: ['kind', text],
	prompt: ['prompt', text],
	options: ['options', listOf(record({ text: ['text', text], correct: ['correct', mark] }, 'text'))],
	correct: ['correct', flag],
	items: ['items', listOf(text)],
	pairs: ['pairs', listOf(record({ left: ['left', text], right: ['right', text] }))],
	accepted: ['accepted', listOf(text)],
	value: ['value', number],
	tolerance: ['tolerance', number],
	explanation: ['explanation', text],
	span: ['span', span],
});

const rules = record({
	passMark: ['passMark', number],
	attempts: ['attempts', number],
	waitMinutes: ['waitMinutes', number],
	asksReflection: ['asksReflection', flag],
});

const turn = record({
	kind: ['kind', text],
	speaker: ['speaker', text],
	from: ['startMs', clock],
	to: ['endMs', clock],
	text: ['text', text],
});

/** Every key that the front matter of a case may have, in the order in which it is written. */
export const fields: ReadonlyMap<string, Field> = new Map([
	['number', content('number', text)],
	['title', content('title', text)],
	['language', content('language', text)],
	['status', content('status', text)],
	['guid', content('guid', text)],
	['recorded', content('recordedOn', text)],
	['published', content('publishedAt', moment)],
	['duration', content('durationMs', clock)],
	['guests', content('people', listOf(guest))],
	['hosts', content('people', listOf(host))],
	['people', content('people', listOf(record({ role: ['role', text], ...person })))],
	['organisations', content('organisations', listOf(text))],
	['place', content('place', text)],
	['themes', content('themes', listOf(text))],
	['perspectives', content('perspectives', listOf(text))],
	['series', content('series', text)],
	['season', content('season', number)],
	['episode', content('episode', number)],
	['goals', content('goals', listOf(number))],
	['hashtags', content('hashtags', listOf(hashtag))],
	['links', content('links', listOf(record({ label: ['label', text], url: ['url', text] }, 'label')))],
	['related', content('related', listOf(relatedCase))],
	['license', content('license', text)],
	['explicit', content('explicit', flag)],
	['source', content('sourceUrl', text)],
	['media', { part: 'media', codec: listOf(completed(mediaFile, describeFile)), schema: caseDocument.shape.media }],
	['quiz', { part: 'quiz', codec: listOf(question), schema: quiz.shape.questions }],
	['quizRules', { part: 'quizRules', codec: rules, schema: quizRules }],
	['ingress', content('ingress', text)],
	['notes', content('notesHtml', text)],
	['outcomes', content('outcomes', listOf(text))],
	['quotes', content('quotes', listOf(record({ text: ['text', text], speaker: ['speaker', text] }, 'text')))],
	['literature', content('literature', listOf(record({ text: ['text', text], url: ['url', text] }, 'text')))],
	['moreLearning', content('moreLearning', listOf(text))],
	['questionnaire', content('questionnaire', listOf(answer))],
	['reflection', content('reflectionQuestion', text)],
	['transcript', { part: 'turns', codec: textOr(listOf(turn)), schema: z.union([z.string(), transcript.shape.turns]) }],
	['transcriptLanguage', { part: 'transcriptLanguage', codec: text, schema: transcript.shape.language }],
	['machineMade', { part: 'machineMade', codec: flag, schema: transcript.shape.machineMade }],
]);

function content(part: keyof CaseContent, codec: Codec): Field {
	return { part, codec, schema: caseContent.shape[part] };
}
