import { isBoilerplate } from './boilerplate.ts';
import { isOnlyHashtags } from './hashtags-and-links.ts';
import { matchQuestion } from './match-question.ts';
import type { PageAccount } from './page-account.ts';
import { type PageHeading, repeatsHeading } from './page-heading.ts';
import { type FieldName, fieldLabel, type Section, type SectionLabel, sectionAtFrame, sectionLabel } from './page-labels.ts';
import type { PageLine } from './page-line.ts';

/** Lines that stand together in one section of the page, frame texts and labels taken out. */
export interface Block {
	section: Section;
	about?: string;
	label?: PageLine;
	lines: PageLine[];
}

export interface PageParts {
	blocks: Block[];
	/** Lines such as `Dato: 190108` by field; the line's text is the value. */
	fields: { field: FieldName; line: PageLine }[];
	/** Lines of hashtags alone, wherever they stand outside the questionnaire. */
	tagLines: PageLine[];
}

/** In these a heading without a known name means that the section is over. */
const lists = new Set<Section>(['outcomes', 'literature', 'moreLearning', 'reflection', 'programme']);

/** Parts a page into blocks by the words of its labels; blank lines and markup mean nothing. */
export function pageBlocks(lines: readonly PageLine[], heading: PageHeading, account: PageAccount): PageParts {
	const parts: PageParts = { blocks: [{ section: 'before', lines: [] }], fields: [], tagLines: [] };
	let awaited: FieldName | undefined;
	for (const line of lines) {
		if (line.index === heading.start) parts.blocks.push({ section: 'head', lines: [] });
		const section = parts.blocks.at(-1)?.section ?? 'before';
		if (account.fateOf(line) !== 'unplaced') continue;
		const field = section === 'transcript' ? undefined : fieldLabel(line.text);
		if (field) {
			awaited = field.value === '' ? field.field : undefined;
			if (awaited) account.mark('label', line);
			else parts.fields.push({ field: field.field, line: { ...line, text: field.value } });
			if (!['before', 'head', 'rest'].includes(section)) parts.blocks.push({ section: 'rest', lines: [] });
		} else if (isBoilerplate(line.text)) {
			account.mark('boilerplate', line);
			openAtFrame(parts, line);
		} else if (awaited && !sectionLabel(line.text) && !matchQuestion(line.text)) {
			parts.fields.push({ field: awaited, line });
			awaited = undefined;
		} else {
			awaited = undefined;
			placeInBlock(parts, line, heading, account);
		}
	}
	return parts;
}

function placeInBlock(parts: PageParts, line: PageLine, heading: PageHeading, account: PageAccount): void {
	const section = parts.blocks.at(-1)?.section ?? 'before';
	const label = section === 'before' ? undefined : sectionLabel(line.text);
	if (label && (section !== 'transcript' || label.rest === '')) {
		openAtLabel(parts, line, label, heading, account);
	} else if (section !== 'transcript' && repeatsHeading(line, heading)) {
		account.mark('repeat', line);
	} else if (section !== 'questionnaire' && isOnlyHashtags(line)) {
		parts.tagLines.push(line);
	} else {
		const opened = sectionOpenedBy(line, parts.blocks.at(-1));
		if (opened && opened !== section) parts.blocks.push({ section: opened, lines: [] });
		parts.blocks.at(-1)?.lines.push(line);
	}
}

/** A known question begins the questionnaire and a case number of its own the related cases, also without a label. */
function sectionOpenedBy(line: PageLine, block: Block | undefined): Section | undefined {
	if (!block || block.section === 'before' || block.section === 'transcript') return undefined;
	if (/^(?:#C?|C)\d{4,6}$/i.test(line.text)) return 'related';
	if (block.section !== 'reflection' && matchQuestion(line.text)) return 'questionnaire';
	return line.heading && lists.has(block.section) && block.lines.length > 0 ? 'rest' : undefined;
}

function openAtLabel(parts: PageParts, line: PageLine, label: SectionLabel, heading: PageHeading, account: PageAccount): void {
	const { section, about, rest } = label;
	const block: Block = { section, lines: [], label: line, ...(about && { about }) };
	parts.blocks.push(block);
	if (rest === '' || (section === 'transcript' && rest === heading.title)) account.mark('label', line);
	else if (section !== 'transcript') block.lines.push({ ...line, text: rest });
}

function openAtFrame(parts: PageParts, line: PageLine): void {
	const section = sectionAtFrame(line.text);
	if (section && parts.blocks.at(-1)?.section !== 'before') parts.blocks.push({ section, lines: [], label: line });
}

/** All lines of a section, wherever on the page they stand. */
export function linesOf(blocks: readonly Block[], section: Section): PageLine[] {
	return blocks.filter((block) => block.section === section).flatMap((block) => block.lines);
}
