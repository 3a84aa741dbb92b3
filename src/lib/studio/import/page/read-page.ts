import { Invalid } from '#lib/platform/errors.ts';
import { type CaseDocument, caseDocument, type UnplacedLine } from '#lib/studio/case-document.ts';
import { detectLanguage } from '../detect-language.ts';
import { type InterpretedPage, interpretPage } from './interpret-page.ts';
import { pageLines } from './page-lines.ts';

export interface PageReading {
	document: CaseDocument;
	template: 'older' | 'newer' | 'webinar';
	/** Lines that found no place, each with its number in the source. */
	unplaced: UnplacedLine[];
	/** What was decided for the editor, one sentence each. */
	notices: string[];
}

/**
 * Reads a case from the text or the HTML of a page in one of the known templates. Throws `Invalid` when the page has no
 * case number and title.
 */
export function readPage(source: string, options: { kind?: 'text' | 'html' } = {}): PageReading {
	const page = interpretPage(pageLines(source, options.kind));
	const { template, account } = page;
	return { document: toDocument(page), template, unplaced: account.unplaced(), notices: account.notices };
}

function toDocument({ content, turns }: InterpretedPage): CaseDocument {
	const language = detectLanguage(wordsOf({ content, turns }));
	const checked = caseDocument.safeParse({
		case: { ...content, language },
		...(turns.length > 0 && { transcript: { language, turns } }),
	});
	if (checked.success) return checked.data;
	const [issue] = checked.error.issues;
	throw new Invalid(
		`The page's ${issue?.path.join('.')} cannot be kept: ${issue?.message}; correct it on the page.`,
		issue?.path.join('.'),
	);
}

function wordsOf({ content, turns }: Pick<InterpretedPage, 'content' | 'turns'>): string {
	const answers = content.questionnaire?.map(({ answer }) => answer) ?? [];
	const lists = [...(content.outcomes ?? []), ...answers, ...turns.map(({ text }) => text)];
	return [content.title, content.ingress, content.reflectionQuestion, ...lists].join('\n');
}
