import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sharedLexicon } from '../../../tests/search/shared-lexicon.ts';
import { TermList } from './analysis/term-list.ts';
import { askIndex, cleanQuery } from './ask-index.ts';
import { excerptHtml, findMarksOf } from './mark-words.ts';
import { openWords } from './open-words.server.ts';

const { analyser } = openWords(sharedLexicon());

/** A text with what a query finds in brackets. */
function marked(query: string, text: string): string {
	const dictionary = new TermList(new Map(analyser.analyseText(text, 'nb').map(({ term }) => [term, 1])));
	const marks = findMarksOf(askIndex(query, 'nb', analyser, dictionary, 1), analyser)(text, 'nb');
	return excerptHtml(text, marks, 1_000).replaceAll('<mark>', '[').replaceAll('</mark>', ']');
}

it.each([
	['båt', 'Båtene og båthuset ved båtplassen.', '[Båtene] og [båt]huset ved [båt]plassen.'],
	['plass', 'En arbeidsplass.', 'En arbeids[plass].'],
	['arbeid', 'En arbeidsplass.', 'En [arbeids]plass.'],
	['arbeidsplass', 'En arbeidsplass og en plass.', 'En [arbeidsplass] og en [plass].'],
	['"en plass"', 'Plass til en plass og plass en.', 'Plass til [en plass] og plass en.'],
	['skule', 'SKOLEN', '[SKOLEN]'],
	['and', 'a < b & "and"', 'a &lt; b &amp; &quot;[and]&quot;'],
])('%s in “%s”', (query, text, expected) => {
	expect(marked(query, text)).toBe(expected);
});

it('shows a stretch of the text, escaped, with whole marks, about as long as it may be', () => {
	const words = fc.array(fc.constantFrom('tang', 'båt', '<b>', '&', 'og', 'å', 'tareskog', '\n\n', '🦐', '"'), {
		maxLength: 120,
	});
	fc.assert(
		fc.property(words, fc.integer({ min: 20, max: 200 }), (said, most) => {
			const text = said.join(' ');
			const question = askIndex(
				'tang tare',
				'nb',
				analyser,
				new TermList(
					new Map([
						['tang', 1],
						['tar', 1],
					]),
				),
				1,
			);
			const marks = findMarksOf(question, analyser)(text, 'nb');
			const html = excerptHtml(text, marks, most);
			const plain = html.replace(/<\/?mark>/g, '').replace(/^… | …$/g, '');
			const unescaped = plain.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
			expect(text).toContain(unescaped);
			expect(unescaped.length).toBeLessThanOrEqual(most);
			expect(html.replace(/<mark>[^<]+<\/mark>/g, '')).not.toContain('<');
			if (marks.length > 0) expect(html).toContain('<mark>');
		}),
	);
});

it('takes a query as one clean line of at most 200 letters', () => {
	expect(cleanQuery(' a\0b\n\tc\ud83e ')).toBe('a b c');
	expect(cleanQuery('x'.repeat(10_000))).toHaveLength(200);
});
