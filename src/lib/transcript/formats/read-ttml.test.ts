import { describe, expect, test } from 'vitest';
import { readTranscriptFile } from '../read-transcript-file.ts';
import { ratesOf, ttmlTime } from './ttml-time.ts';

const read = (body: string, attributes = '', head = '') =>
	readTranscriptFile(
		`<tt xmlns="http://www.w3.org/ns/ttml" ${attributes}><head>${head}</head><body>${body}</body></tt>`,
		'ttml',
		{
			language: 'nb',
			people: ['Kari Eksempel'],
		},
	);
const timesOf = (body: string, attributes = '') =>
	read(body, attributes).transcript.turns.flatMap(({ sentences, startMs, endMs }) =>
		(sentences ?? [{ startMs, endMs }]).map(({ startMs, endMs }) => [startMs, endMs]),
	);

describe('a time of TTML', () => {
	test.each([
		['01:02:03', {}, 3_723_000],
		['00:00:01.5', {}, 1500],
		['00:00:01:15', {}, 1500],
		['00:00:01:05', { frameRate: '25' }, 1200],
		['00:00:01:01.1', { frameRate: '10', subFrameRate: '2' }, 1150],
		['1.5h', {}, 5_400_000],
		['2m', {}, 120_000],
		['93.25s', {}, 93_250],
		['250ms', {}, 250],
		['30f', { frameRate: '30', frameRateMultiplier: '1000 1001' }, 1001],
		['10000000t', { tickRate: '10000000' }, 1000],
		['3t', {}, 3000],
		['50t', { frameRate: '25' }, 2000],
		['-1s', {}, undefined],
		['1', {}, undefined],
		['00:61:00', {}, undefined],
		['NaNs', {}, undefined],
		['99999h', {}, undefined],
		['5f', { frameRate: '0' }, 167],
	])('%s with %j is %s ms', (text, attributes, ms) => {
		expect(ttmlTime(text, ratesOf(attributes as Record<string, string>))).toBe(ms);
	});
});

describe('TTML', () => {
	test('times count from the begin of what is around them', () => {
		const body = '<div begin="10s"><p begin="1s" dur="2s">En.</p><p begin="4s" end="6s">To.</p><p begin="5s">Tre.</p></div>';
		expect(timesOf(body)).toEqual([
			[11_000, 13_000],
			[14_000, 15_000],
			[15_000, undefined],
		]);
	});

	test('children of a sequence follow each other', () => {
		expect(timesOf('<div timeContainer="seq" begin="1s"><p dur="2s">En.</p><p begin="1s" dur="1s">To.</p></div>')).toEqual([
			[1000, 3000],
			[4000, 5000],
		]);
	});

	test('times from the beginning inside a timed element are understood', () => {
		const body = '<p begin="10s" end="13s"><span begin="10s" end="11s">Hei</span> <span begin="11.5s" end="12s">du.</span></p>';
		expect(read(body).transcript.turns[0]?.sentences?.[0]?.words).toEqual([
			{ text: 'Hei', startMs: 10_000, endMs: 11_000 },
			{ text: 'du.', startMs: 11_500, endMs: 12_000 },
		]);
	});

	test('agents are the speakers, of a paragraph or of a span in it', () => {
		const head =
			'<metadata xmlns:ttm="m"><ttm:agent xml:id="k"><ttm:name type="full">Kari</ttm:name><ttm:name type="alias">K</ttm:name></ttm:agent><ttm:agent xml:id="o"/><ttm:desc>x</ttm:desc></metadata>';
		const body =
			'<p begin="1s" end="3s" ttm:agent="k">Hei.</p><p begin="3s" end="5s"><span ttm:agent="k">Du?</span> <span ttm:agent="o" begin="1s">Ja.</span></p><p>Mer.</p>';
		expect(read(body, '', head).transcript.turns).toMatchObject([
			{ speaker: 'Kari Eksempel', text: 'Hei. Du?', startMs: 1000, endMs: 3000 },
			{ speaker: 'o', text: 'Ja. Mer.', startMs: 4000, endMs: 5000 },
		]);
	});

	test('white space, breaks, references and what nobody says', () => {
		const body =
			'<p>Kari:\n\t Hei<br/>du &amp; <![CDATA[<alle>]]>&#229; <metadata>nei</metadata><set begin="1s"/></p>\n utenfor <div><p xml:space="preserve">  og \n mer </p></div>';
		expect(read(body).transcript.turns).toEqual([{ kind: 'speech', speaker: 'Kari Eksempel', text: 'Hei du & <alle>å og mer' }]);
	});

	test('broken XML gives what can be had, with its lines', () => {
		const { transcript, skipped } = read('<p begin="1s">En<p begin="x">To</b></p>\n<p>&unknown; Tre');
		expect(transcript.turns.map(({ text }) => text).join(' ')).toMatch(/To.*Tre/);
		expect(skipped.some(({ text }) => text === 'x')).toBe(true);
		expect(skipped.some(({ why }) => why.includes('not well-formed'))).toBe(true);
	});

	test('what is no XML, or nests too deep, is refused with a sentence', () => {
		expect(() => readTranscriptFile('Kari: Hei', 'ttml', { language: 'nb' })).toThrow(/no words that can be read as TTML/);
		expect(() => read('<div>'.repeat(1000))).toThrow(/nested too deep/);
	});
});
