import type { CaseContentInput } from '#lib/catalogue/case-content.ts';
import type { Turn } from '#lib/transcript/transcript.ts';
import { distinct } from './clean-text.ts';
import { readHashtagsAndLinks } from './hashtags-and-links.ts';
import { readNewerHead } from './newer-head.ts';
import { readOlderHead } from './older-head.ts';
import { readOutcomes } from './outcomes.ts';
import { PageAccount } from './page-account.ts';
import { type Block, linesOf, pageBlocks } from './page-blocks.ts';
import { readFields } from './page-fields.ts';
import type { PageHead } from './page-head.ts';
import { type PageHeading, readHeading } from './page-heading.ts';
import type { PageLine } from './page-line.ts';
import { readPanel } from './panel.ts';
import { gatherPeople, type NameHints, namesInTalk } from './people.ts';
import { readProgramme } from './programme.ts';
import { takePullQuotes } from './pull-quotes.ts';
import { readQuestionnaire, toAnswers } from './questionnaire.ts';
import { readRelated } from './related-cases.ts';
import { readTurns } from './transcript-turns.ts';
import { webAddressOf } from './web-addresses.ts';

export interface InterpretedPage {
	template: PageHeading['template'];
	/** All fields but the language, which is told from the words of the whole. */
	content: Omit<CaseContentInput, 'language'>;
	turns: Turn[];
	account: PageAccount;
}

/** Says of each line of a page what it is, and of the whole which case it tells. */
export function interpretPage(lines: readonly PageLine[]): InterpretedPage {
	const account = new PageAccount(lines);
	const heading = readHeading(lines, account);
	const { blocks, fields, tagLines } = pageBlocks(lines, heading, account);
	const { hosts, ...facts } = readFields(fields, account);
	const hints = { names: namesInTalk(blocks), organisations: facts.organisations };
	const head = readHead(heading, linesOf(blocks, 'head'), hints, account);
	const panel = readPanel(blocks, hints, account);
	const people = gatherPeople([...head.guests, ...panel], [...head.hosts, ...hosts]);
	const names = people.map(({ name }) => name);
	const guests = people.filter(({ role }) => role === 'guest').map(({ name }) => name);
	const quotes = [...head.quotes, ...takePullQuotes(blocks, names, account)];
	const asked = readQuestionnaire(blocks, guests, account);
	const socialLines = asked.filter(({ key }) => key === 'socialMedia').flatMap(({ answer }) => answer);
	account.mark('placed', ...tagLines);
	const content = {
		...(heading.number && { number: heading.number }),
		title: heading.title,
		...(head.ingress.length > 0 && { ingress: head.ingress.join('\n\n') }),
		notesHtml: readProgramme(blocks, account),
		...facts,
		people,
		organisations: distinct([...facts.organisations, ...people.flatMap(({ organisation }) => organisation ?? [])]),
		quotes,
		outcomes: readOutcomes(linesOf(blocks, 'outcomes'), account),
		literature: placed(blocks, 'literature', account).map(toLiterature),
		moreLearning: textsOf(blocks, 'moreLearning', account),
		questionnaire: toAnswers(asked),
		reflectionQuestion: textsOf(blocks, 'reflection', account).join('\n') || undefined,
		...readHashtagsAndLinks([...socialLines, ...tagLines]),
		related: readRelated(linesOf(blocks, 'related'), facts.themes, account),
	};
	const turns = readTurns(linesOf(blocks, 'transcript'), names, account);
	account.settleRepeats();
	const template = panel.length > 0 || content.notesHtml ? 'webinar' : heading.template;
	return { template, content, turns, account };
}

function readHead(heading: PageHeading, lines: readonly PageLine[], hints: NameHints, account: PageAccount): PageHead {
	return heading.template === 'older' ? readOlderHead(lines, account) : readNewerHead(lines, hints, account);
}

function textsOf(blocks: readonly Block[], section: Block['section'], account: PageAccount): string[] {
	return placed(blocks, section, account).map(({ text }) => text);
}

function placed(blocks: readonly Block[], section: Block['section'], account: PageAccount): PageLine[] {
	const lines = linesOf(blocks, section);
	account.mark('placed', ...lines);
	return lines;
}

function toLiterature({ text, hrefs }: PageLine): { text: string; url?: string } {
	const url = webAddressOf(text, hrefs);
	return { text, ...(url && { url }) };
}
