import type { CaseContent } from '#lib/catalogue/case-content.ts';
import type { PageAccount } from './page-account.ts';
import type { Block } from './page-blocks.ts';
import { personNamed } from './people.ts';
import { unquote } from './prose.ts';

const where = new Set(['outcomes', 'literature', 'moreLearning', 'rest']);

/** Takes the quotes out of the lists that they stand below: a line, then the name of a person of the case alone. */
export function takePullQuotes(blocks: readonly Block[], people: readonly string[], account: PageAccount): CaseContent['quotes'] {
	const quotes: CaseContent['quotes'] = [];
	for (const block of blocks.filter(({ section }) => where.has(section))) {
		for (let at = 1; at < block.lines.length; at += 1) {
			const [quote, name] = block.lines.slice(at - 1, at + 1);
			const speaker = name && personNamed(name.text, people);
			if (!quote || !name || !speaker) continue;
			quotes.push({ text: unquote(quote.text), speaker });
			account.mark('placed', quote, name);
			block.lines.splice(at - 1, 2);
			at -= 1;
		}
	}
	return quotes;
}
