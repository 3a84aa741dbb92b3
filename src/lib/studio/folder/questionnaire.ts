import type { QuestionnaireAnswer } from '#lib/catalogue/case-content.ts';
import { readLabel, writeLabel } from './label.ts';
import { escapeLines, isHeading, joinLines, type Line, type Read, splitAt, strayLines } from './lines.ts';

const slot = /\{tema: ([^{}]+)\}/u;

/** Writes each question as a heading, `### Hva gjør du innen {tema: havbruk}?`, with the answer below it. */
export function writeQuestionnaire(answers: readonly QuestionnaireAnswer[], names: readonly string[]): string {
	return answers.map((answer) => `### ${writeQuestion(answer)}\n\n${writeAnswer(answer, names)}`).join('\n\n');
}

/** Reads questions with their answers; where a case has several guests, an answer begins with its `**Kari Moe:**`. */
export function readQuestionnaire(lines: readonly Line[], names: readonly string[]): Read<QuestionnaireAnswer[]> {
	const [before, ...blocks] = splitAt(lines, ({ text }) => /^###\s+(.*\S)/su.exec(text)?.[1]);
	const answers = blocks.map((block) => ({ block, read: readAnswers(block.opener ?? '', block.lines, names) }));
	const unanswered = answers.filter(({ read }) => read.value.length === 0).map(({ block }) => block);
	return {
		value: answers.flatMap(({ read }) => read.value),
		unplaced: [
			...strayLines(before?.lines ?? []),
			...unanswered.map(({ line, opener = '' }) => ({ line, text: opener })),
			...answers.flatMap(({ read }) => read.unplaced),
		],
	};
}

function readAnswers(heading: string, lines: readonly Line[], names: readonly string[]): Read<QuestionnaireAnswer[]> {
	const prose = lines.filter(({ text }) => !isHeading(text));
	const blocks = splitAt(prose, ({ text }) => readPerson(text, names));
	const answers = blocks.map(({ opener, lines: rest }) => ({
		...readQuestion(heading),
		...(opener && { person: opener.person }),
		answer: `${opener?.words ?? ''}\n${joinLines(rest)}`.trim(),
	}));
	return { value: answers.filter(({ answer }) => answer !== ''), unplaced: lines.filter(({ text }) => isHeading(text)) };
}

function writeQuestion({ question, themeSlot }: QuestionnaireAnswer): string {
	return themeSlot === undefined ? question : question.replace('{tema}', () => `{tema: ${themeSlot}}`);
}

function readQuestion(heading: string) {
	const [, themeSlot] = slot.exec(heading) ?? [];
	return { question: heading.replace(slot, '{tema}'), ...(themeSlot && { themeSlot }) };
}

function writeAnswer({ person, answer }: QuestionnaireAnswer, names: readonly string[]): string {
	const escaped = escapeLines(answer, (line) => isHeading(line) || readPerson(line, names) !== undefined);
	return person === undefined ? escaped : `${writeLabel({ kind: 'speech', speaker: person }, names)}${escaped}`;
}

/** Only a person of this case can be the one who answers: `**Viktigst:** …` is running text. */
function readPerson(line: string, names: readonly string[]): { person: string; words: string } | undefined {
	const { label, words = '' } = readLabel(line, names) ?? {};
	const person = label?.speaker;
	return person !== undefined && names.includes(person) ? { person, words: words.trim() } : undefined;
}
