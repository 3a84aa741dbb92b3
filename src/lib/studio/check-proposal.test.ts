import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Transcript } from '#lib/transcript/transcript.ts';
import { checkProposal } from './check-proposal.ts';
import { findPassage } from './find-passage.ts';
import { readProposals } from './proposing/read-proposals.ts';

const said = ['Vi sa: “Grøten må stå over natta.” Da ble den god.', 'Og kvernsteinen  er\nfra 1890, tror jeg.'];
const transcript: Transcript = {
	language: 'nb',
	turns: said.map((text, i) => ({ kind: 'speech', text, startMs: i * 10_000, endMs: i * 10_000 + 9_000 })),
};

describe('a quotation', () => {
	test.each([
		['as it stands', 'Grøten må stå over natta', 'Grøten må stå over natta.”'],
		['with other quotation marks', 'Vi sa: «Grøten må stå over natta.»', 'Vi sa: “Grøten må stå over natta.”'],
		['with other white space', ' kvernsteinen er fra\u00a01890 ', 'kvernsteinen er fra 1890,'],
		['between quotation marks of its own', '"Da ble den god."', 'Da ble den god.'],
		['across turns', 'ble den god. Og kvernsteinen er', 'ble den god. Og kvernsteinen er'],
		['with composed letters', 'Gr\u00f8ten ma\u030a sta\u030a over', 'Grøten må stå over'],
	])('%s is found', (_, quote, text) => {
		expect(findPassage(transcript, quote)?.text).toContain(text.replace(/[.,]?[”]$/, ''));
	});

	test.each([
		['in other words', 'Grøten skal stå over natta'],
		['with a gap', 'Grøten må … over natta'],
		['that ends inside a word', 'Grøten må stå over nat'],
		['that begins inside a word', 'røten må stå over natta'],
		['that is too short', 'Da ble'],
		['that is empty', '" "'],
		['in capitals', 'GRØTEN MÅ STÅ OVER NATTA'],
	])('%s is not', (_, quote) => expect(findPassage(transcript, quote)).toBeUndefined());

	test('has the times of its words', () => {
		expect(findPassage(transcript, said[1] ?? '')?.span).toEqual({ fromMs: 10_000, toMs: 19_000 });
		const { fromMs = 0, toMs = 0 } = findPassage(transcript, 'Da ble den god.')?.span ?? {};
		expect(fromMs).toBeGreaterThan(4_000);
		expect(toMs).toBe(9_000);
		const untimed = { ...transcript, turns: [{ kind: 'speech' as const, text: said[0] ?? '' }] };
		expect(findPassage(untimed, 'Da ble den god.')).toEqual({ text: 'Da ble den god.' });
	});

	test('of any words that stand together is found where they stand', () => {
		const words = said.join(' ').split(/\s+/);
		fc.assert(
			fc.property(fc.nat(words.length - 3), fc.integer({ min: 3, max: 12 }), (from, count) => {
				const quote = words.slice(from, from + count).join(' ');
				expect(findPassage(transcript, quote)?.text).toBe(quote);
			}),
		);
	});
});

describe('a proposal', () => {
	const passage = 'Grøten må stå over natta.';
	const question = {
		kind: 'single',
		prompt: 'Hvor lenge må grøten stå?',
		options: [{ text: 'Over natta', correct: true }, { text: 'En time' }],
	};

	test('that quotes the conversation is kept, with the span of the words', () => {
		const checked = checkProposal({ kind: 'question', given: { ...question, explanation: null, passage } }, transcript);
		expect(checked?.content).toMatchObject({
			kind: 'question',
			question: { prompt: question.prompt, span: checked?.passage.span },
		});
		expect(checked?.passage.span).toBeDefined();
		const outcome = checkProposal({ kind: 'outcome', given: { text: 'Koke grøt', passage } }, transcript);
		expect(outcome?.content).toEqual({ kind: 'outcome', text: 'Koke grøt' });
	});

	test.each([
		['quotes what nobody said', { ...question, passage: 'Grøten må stå i tre uker.' }],
		['quotes nothing', question],
		['has no right answer', { ...question, options: [{ text: 'a' }, { text: 'b' }], passage }],
		[
			'has two right answers to choose one of',
			{
				...question,
				options: [
					{ text: 'a', correct: true },
					{ text: 'b', correct: true },
				],
				passage,
			},
		],
		['is of no kind', { ...question, kind: 'essay', passage }],
		['is a text', passage],
		['is nothing', null],
	])('that %s is thrown away', (_, given) => expect(checkProposal({ kind: 'question', given }, transcript)).toBeUndefined());

	test('never throws, whatever a model gives', () => {
		fc.assert(
			fc.property(fc.anything(), fc.constantFrom('question' as const, 'ingress' as const), (given, kind) => {
				checkProposal({ kind, given }, transcript);
			}),
		);
	});
});

describe('an answer', () => {
	test.each([
		['JSON', '{"outcomes":[{"text":"a"}]}'],
		['JSON in a fence', '```json\n{"outcomes":[{"text":"a"}]}\n```'],
		['one thing in place of a list', '{"outcomes":{"text":"a"}}'],
	])('in %s is read', (_, text) => expect(readProposals(text)).toEqual([{ kind: 'outcome', given: { text: 'a' } }]));

	test.each(['', 'Her er forslagene!', '[]', 'null', '{"answer": 42}', '{"questions": ['])('%j is not', (text) =>
		expect(readProposals(text)).toBeUndefined(),
	);
});
