import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from './split-sentences.ts';

const trimmed = (text: string) => splitSentences(text).map((sentence) => sentence.trim());

describe('splitSentences', () => {
	it.each([
		['Vi begynte i mai. Så kom regnet! Hva nå?', ['Vi begynte i mai.', 'Så kom regnet!', 'Hva nå?']],
		[
			'Det skjedde 3. mai ca. kl. 12, bl.a. i nord. Så var det slutt.',
			['Det skjedde 3. mai ca. kl. 12, bl.a. i nord.', 'Så var det slutt.'],
		],
		[
			'It cost 3.5 million, e.g. for Dr. Lund and J. Berg. Nobody paid.',
			['It cost 3.5 million, e.g. for Dr. Lund and J. Berg.', 'Nobody paid.'],
		],
		['«Kom inn!» sa hun. «Nei.» Så gikk han.', ['«Kom inn!» sa hun.', '«Nei.»', 'Så gikk han.']],
		['“Stop.” She did. (He did not.) Then they left.', ['“Stop.”', 'She did.', '(He did not.)', 'Then they left.']],
		['Epler, pærer osv. Og så plommer osv. på slutten.', ['Epler, pærer osv.', 'Og så plommer osv. på slutten.']],
		[
			'Vi var 25. Det holdt. I 1998. Ja … men nei. Vel… Ja.',
			['Vi var 25.', 'Det holdt.', 'I 1998.', 'Ja … men nei.', 'Vel…', 'Ja.'],
		],
		['Første linje\nandre linje\n\n1. Punkt en. Mer.', ['Første linje', 'andre linje', '1. Punkt en.', 'Mer.']],
		['  uten punktum', ['uten punktum']],
		['', []],
	])('splits %j', (text, sentences) => {
		expect(trimmed(text)).toEqual(sentences);
	});

	it('loses nothing and makes no empty sentence', () => {
		const piece = fc.constantFrom('Ja', 'kl', '3', 'Dr', '.', '!', '…', ' ', '\n', '»', '“', 'a', 'bl.a', '–', '\u00a0', '😀');
		const text = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.array(piece).map((pieces) => pieces.join('')),
		);
		fc.assert(
			fc.property(text, (whole) => {
				const sentences = splitSentences(whole);
				expect(sentences.join('')).toBe(whole);
				if (whole.trim() !== '') for (const sentence of sentences) expect(sentence.trim()).not.toBe('');
			}),
			{ numRuns: 2000 },
		);
	});
});
