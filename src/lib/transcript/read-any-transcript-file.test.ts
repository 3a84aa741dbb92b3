import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Invalid } from '#lib/platform/errors.ts';
import { fuzzFormat } from '../../../tests/transcript/fuzz-transcripts.ts';
import { sampleFiles } from '../../../tests/transcript/sample-files.ts';
import { readTranscriptFile } from './read-transcript-file.ts';
import { transcript as transcriptSchema } from './transcript.ts';
import { transcriptFormatNames } from './transcript-format.ts';

const people = ['Kari Eksempel', 'Ola Oppdiktet'];

describe('any input', () => {
	const shards = fc.constantFrom(
		...[
			'WEBVTT',
			'\n',
			'\n\n',
			'00:01.000 --> 00:02.000',
			'-->',
			'<v Kari>',
			'</v>',
			'<c.intro>',
			'<',
			'&#x110000;',
			'&amp',
			'Kari:',
		],
		...[
			'**',
			'**Ola:** ',
			'# ',
			'---',
			'[00:01]',
			'\\',
			'{"segments":[',
			'{"body":"x","startTime":',
			'NaN',
			'-1',
			']}',
			'\0',
			'\ud800',
			'å 🎙',
		],
	);
	const mutated = fc
		.tuple(
			fc.constantFrom(...sampleFiles.map(({ text }) => text)),
			fc.array(fc.tuple(fc.nat(150), fc.nat(6), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 5 }),
		)
		.map(([text, cuts]) => cuts.reduce((now, [at, length, put]) => now.slice(0, at) + put + now.slice(at + length), text));
	const anything = fc.oneof(
		mutated,
		fc.string({ unit: 'binary', maxLength: 200 }),
		fc.array(fc.oneof(shards, fc.string({ maxLength: 5 })), { maxLength: 40 }).map((parts) => parts.join('')),
		fc.uint8Array({ maxLength: 300 }).map((bytes) => new TextDecoder().decode(bytes)),
	);

	test('gives valid turns or one sentence', () => {
		fc.assert(
			fc.property(anything, fc.constantFrom(...transcriptFormatNames), fc.constantFrom([], people), (text, format, known) => {
				try {
					const { transcript, skipped } = readTranscriptFile(text, format, { language: 'nb', people: known });
					expect(transcriptSchema.parse(transcript)).toEqual(transcript);
					expect(transcript.turns.every((turn) => turn.text.isWellFormed() && !turn.text.includes('\0'))).toBe(true);
					expect(skipped.every(({ line, why }) => line >= 1 && why !== '')).toBe(true);
				} catch (error) {
					expect(error).toBeInstanceOf(Invalid);
				}
			}),
			{ numRuns: 1500 },
		);
	});

	test.each(transcriptFormatNames)('bytes of every kind crash no reader of %s', { timeout: 60_000 }, (format) => {
		const { problems } = fuzzFormat(format, 300_000, 7);
		expect(problems.filter((problem) => !problem.endsWith(' ms'))).toEqual([]);
	});

	test.each(transcriptFormatNames)('a megabyte of nonsense ends as %s', { timeout: 60_000 }, (format) => {
		for (const shard of ['<', '<v', '**', '*_', '[', '\\', 'a:', '-->\n', '\n \n', '&', 'A '.repeat(50), '[[', '(00:', '# ']) {
			const text = shard.repeat(1_000_000 / shard.length);
			expect(() => {
				try {
					readTranscriptFile(text, format, { language: 'nb', people });
				} catch (error) {
					if (!(error instanceof Invalid)) throw error;
				}
			}).not.toThrow();
		}
	});
});
