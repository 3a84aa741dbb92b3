import { isDeepStrictEqual } from 'node:util';
import { usualRules } from '#lib/assessment/quiz.ts';
import type { PersonRole } from '#lib/catalogue/case-content.ts';
import type { CaseDocument } from '../case-document.ts';
import { fields, type Part } from './fields.ts';
import { writeFrontMatter } from './front-matter.ts';
import { namesOf } from './read-parts.ts';
import { writeBody } from './sections.ts';

const defaults = new Map<string, unknown>([
	['status', 'published'],
	['explicit', false],
	['quizRules', usualRules],
]);

/** Writes a case: short fields in the front matter, what people read below it. */
export function writeParts(document: CaseDocument): string {
	const parts = partsOf(document);
	const { body, written } = writeBody(parts, namesOf(document.case.people));
	const front = [...fields].flatMap(([key, { part, codec }]) => {
		const value = part === 'people' ? peopleUnder(key, document.case.people) : parts.get(part);
		return value === undefined || written.has(part) ? [] : [[key, codec.write(value)]];
	});
	return `${writeFrontMatter(Object.fromEntries(front))}${body && `\n${body}`}`;
}

/** The parts that say something: no empty lists, no defaults. */
function partsOf({ case: content, media, quiz, transcript }: CaseDocument): Map<Part, unknown> {
	const language = transcript?.language === content.language ? undefined : transcript?.language;
	const text = { turns: transcript?.turns, transcriptLanguage: language, machineMade: transcript?.machineMade };
	const all = { ...content, media, quiz: quiz?.questions, quizRules: quiz?.rules, ...text };
	return new Map(Object.entries(all).filter(([part, value]) => !saysNothing(part, value)) as [Part, unknown][]);
}

function saysNothing(part: string, value: unknown): boolean {
	return value === undefined || isDeepStrictEqual(value, []) || isDeepStrictEqual(value, defaults.get(part));
}

/** Guests and hosts have their own lists, unless that would change the order of the people. */
function peopleUnder(key: string, people: readonly PersonRole[]): PersonRole[] | undefined {
	const guests = people.filter(({ role }) => role === 'guest');
	const hosts = people.filter(({ role }) => role === 'host');
	const isSplit = isDeepStrictEqual(people, [...guests, ...hosts]);
	const listed = key === 'people' ? (isSplit ? [] : [...people]) : isSplit ? (key === 'guests' ? guests : hosts) : [];
	return listed.length === 0 ? undefined : listed;
}
