import type { QuestionnaireAnswer } from '#lib/catalogue/case-content.ts';
import { resolveSpeaker } from '#lib/transcript/resolve-speaker.ts';
import { wordCount } from './clean-text.ts';
import { type MatchedQuestion, matchQuestion } from './match-question.ts';
import type { PageAccount } from './page-account.ts';
import type { Block } from './page-blocks.ts';
import type { PageLine } from './page-line.ts';

const unknown = 'unknown';

/** A question as it stands on the page with the lines of its answer. */
export interface AskedQuestion extends MatchedQuestion {
	line: PageLine;
	answer: PageLine[];
	/** The guest who answers, when the page says so. */
	person?: string;
}

/** The questions of a page in order, each with its answer; the questionnaire may stand there twice. */
export function readQuestionnaire(blocks: readonly Block[], guests: readonly string[], account: PageAccount): AskedQuestion[] {
	const asked = blocks.filter(({ section }) => section === 'questionnaire').flatMap((block) => readBlock(block, guests));
	for (const { line, answer } of asked) {
		account.mark('label', line);
		account.mark('placed', ...answer);
		if (answer.length === 0) account.notice(line, `"${line.text}" has no answer and is left out.`);
	}
	return withoutRepeats(asked, account);
}

/** The answers as the catalogue keeps them; each line of the page is a line of the answer. */
export function toAnswers(asked: readonly AskedQuestion[]): QuestionnaireAnswer[] {
	return asked.map(({ question, themeSlot, person, answer }) => ({
		question,
		...(themeSlot && { themeSlot }),
		...(person && { person }),
		answer: answer.map(({ text }) => text).join('\n'),
	}));
}

function readBlock(block: Block, guests: readonly string[]): AskedQuestion[] {
	const asked: AskedQuestion[] = [];
	let person = guests.length > 1 && block.about ? resolveSpeaker(block.about, guests) : undefined;
	for (const line of block.lines) {
		const last = asked.at(-1);
		const question = matchQuestion(line.text) ?? unknownQuestion(line, last);
		if (question) {
			mergeRhetorical(asked);
			if (question.key === 'name') person = undefined;
			const rest = question.rest === '' ? [] : [{ ...line, text: question.rest }];
			asked.push({ ...question, line, answer: rest, ...(person && { person }) });
		} else {
			last?.answer.push(line);
		}
		person ??= personInName(asked.at(-1), guests);
	}
	mergeRhetorical(asked);
	return asked;
}

/** A question that the table does not know and nobody answers is part of the answer before it. */
function mergeRhetorical(asked: AskedQuestion[]): void {
	const [before, last] = asked.slice(-2);
	if (!before || !last || last.key !== unknown || last.answer.length > 0) return;
	before.answer.push(last.line);
	asked.pop();
}

/** With several guests, each one's `Navn:` says whose the answers that follow are. */
function personInName(asked: AskedQuestion | undefined, guests: readonly string[]): string | undefined {
	const [name] = asked?.answer ?? [];
	if (asked?.key !== 'name' || !name || guests.length < 2) return undefined;
	asked.person = resolveSpeaker(name.text, guests);
	return asked.person;
}

/** A short single sentence with a question mark, after an answer, is a question that the table does not know. */
function unknownQuestion({ text }: PageLine, last: AskedQuestion | undefined): MatchedQuestion | undefined {
	const asks = /^\p{Lu}[^.!?]*\?$/u.test(text) && wordCount(text) <= 16;
	return asks && last?.answer.length !== 0 ? { key: unknown, question: text, rest: '' } : undefined;
}

function withoutRepeats(asked: readonly AskedQuestion[], account: PageAccount): AskedQuestion[] {
	const kept = new Map<string, AskedQuestion>();
	for (const question of asked.filter(({ answer }) => answer.length > 0)) {
		const key = [question.person, question.question, question.themeSlot, ...question.answer.map(({ text }) => text)].join('\n');
		if (kept.has(key)) account.mark('repeat', question.line, ...question.answer);
		else kept.set(key, question);
	}
	return [...kept.values()];
}
