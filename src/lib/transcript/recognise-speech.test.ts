import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RecognisedSegment, transcriptOfSpeech } from './recognise-speech.ts';
import { transcript } from './transcript.ts';

/** Segments of a second each, with a silence of as many milliseconds before each as is said. */
function segments(...texts: (string | number)[]): RecognisedSegment[] {
	let at = 0;
	return texts.flatMap((text) => {
		const startMs = at;
		at += typeof text === 'number' ? text : 1000;
		return typeof text === 'number' ? [] : [{ startMs, endMs: at, text }];
	});
}
const turnsOf = (...texts: (string | number)[]) => transcriptOfSpeech(segments(...texts), 'nb')?.turns.map(({ text }) => text);

describe('what was recognised', () => {
	test('is a text without times and names that says where it comes from', () => {
		expect(transcriptOfSpeech(segments('Vi begynte med', 500, 'en buss.', 'Den spurte først.'), 'nb')).toEqual({
			language: 'nb',
			machineMade: true,
			turns: [{ kind: 'speech', text: 'Vi begynte med en buss. Den spurte først.' }],
		});
	});

	test('has its paragraphs where there are pauses, or after many words', () => {
		expect(turnsOf('Hei.', 2500, 'Ja.', 1500, 'Nei.')).toEqual(['Hei.', 'Ja. Nei.']);
		const sentence = `${'ord '.repeat(19)}slutt.`;
		const said = Array.from({ length: 6 }, (_, i) => `${i}: ${sentence}`);
		expect(turnsOf(...said)?.map((text) => text.match(/slutt/g)?.length)).toEqual([4, 2]);
	});

	test('keeps speakers where the engine knows them', () => {
		const [one, two] = segments('Hei.', 'Hallo.');
		const said = [
			{ ...one, speaker: 'A' },
			{ ...two, speaker: 'B' },
		] as RecognisedSegment[];
		expect(transcriptOfSpeech(said, 'nb')?.turns.map(({ speaker, text }) => [speaker, text])).toEqual([
			['A', 'Hei.'],
			['B', 'Hallo.'],
		]);
	});

	test('has no words that nobody said', () => {
		expect(turnsOf('Takk.', 'takk', 'Takk!', 'Takk.', 'Ja.')).toEqual(['Takk.', 'Ja.']);
		expect(turnsOf('Nei,', 'nei,', 'nei.', 'Jo.')).toEqual(['Nei, nei, nei. Jo.']);
		expect(turnsOf('[Musikk]', '♪ la la ♪', '*klapper*', '(ler)', '…', ' ', 'Hei [ler] der.', '1984.')).toEqual([
			'Hei [ler] der. 1984.',
		]);
		expect(turnsOf('[BLANK_AUDIO]', '. . .')).toBeUndefined();
		expect(turnsOf()).toBeUndefined();
	});

	test('is a valid transcript with all of its words, whatever the engine says', () => {
		const segment = fc.record({ startMs: fc.nat(1e6), endMs: fc.nat(1e6), text: fc.string({ unit: 'grapheme' }) });
		fc.assert(
			fc.property(fc.array(segment, { maxLength: 30 }), (said) => {
				const made = transcriptOfSpeech([...said, { startMs: 0, endMs: 1, text: 'ordet' }], 'nb');
				expect(transcript.parse(made)).toEqual(made);
				expect(made?.turns.map(({ text }) => text).join(' ')).toContain('ordet');
			}),
		);
	});
});
