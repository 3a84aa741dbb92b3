import { escapeHtml } from '#lib/platform/escape-html.ts';
import type { PageAccount } from './page-account.ts';
import type { Block } from './page-blocks.ts';

/** A webinar's programme as a list in the show notes, its parts in the order of the page. */
export function readProgramme(blocks: readonly Block[], account: PageAccount): string | undefined {
	const programme = blocks.filter(({ section, lines }) => section === 'programme' && lines.length > 0);
	if (programme.length === 0) return undefined;
	return programme.map((block) => programmeHtml(block, account)).join('');
}

function programmeHtml({ label, lines }: Block, account: PageAccount): string {
	account.mark('placed', ...lines);
	if (label) account.notice(label, `the programme's ${lines.length} parts are kept as a list in the notes.`);
	const heading = escapeHtml(label?.text.replace(/\s*:.*$/, '') ?? 'Program');
	return `<h2>${heading}</h2><ol>${lines.map(({ text }) => `<li>${escapeHtml(text)}</li>`).join('')}</ol>`;
}
