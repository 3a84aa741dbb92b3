import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Invalid } from '#lib/platform/errors.ts';
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
	const sound = [
		'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000 line:0\n<v.intro Kari>Hei &amp; <i>hå</i></v>\n\nNOTE x\n\n00:02.000 --> 00:03.000\nja',
		'1\n00:00:01,000 --> 00:00:02,000\nKari: Hei\nhå\n\n2\n00:00:02,000 --> 00:00:03,000\nOla: Ja',
		'{"version":"1.0.0","segments":[{"speaker":"Kari","startTime":0.5,"endTime":1,"body":"Hei"},{"body":"hå"}]}',
		'# T\n\n**Kari:** Hei *du*\n\n## Ola\n\n[a](b) \\* c\n\n[00:01] Ola: ja',
	];
	const mutated = fc
		.tuple(
			fc.constantFrom(...sound),
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

	test.each(transcriptFormatNames)('a megabyte of nonsense ends as %s', (format) => {
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
