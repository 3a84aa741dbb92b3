import { htmlToText } from '#lib/platform/sanitize-html.ts';
import { type Findings, Refusal } from './findings.ts';

/** How Moodle means a text; `moodle` is HTML where it has tags, else plain. */
export type TextFormat = 'html' | 'plain' | 'markdown' | 'moodle';

const SHOWN = /<(?:img|audio|video|source|iframe|object|embed|svg|math|canvas|table)\b/i;
const MARKUP = /<\/?[a-z][^<>]*>|&(?:[a-z]{2,8}|#\d{1,7}|#x[\da-f]{1,6});/i;
/** What editors put around any text. */
const MERE_LINES = /<\/?(?:p|br|div|span)\b[^<>]*>/gi;

/**
 * A text of a Moodle question as plain text; HTML loses its markup, and what that says is left out.
 * @throws Refusal when it shows what no plain text can
 */
export function plainText(text: string, format: TextFormat, findings: Findings): string {
	if (format === 'markdown') findings.leaveOut('markdown');
	if (format === 'plain' || format === 'markdown' || (format === 'moodle' && !MARKUP.test(text))) return text.trim();
	if (SHOWN.test(text)) throw new Refusal('notPlainText');
	if (/<[a-z]/i.test(text.replace(MERE_LINES, ''))) findings.leaveOut('markup');
	return htmlToText(text);
}
