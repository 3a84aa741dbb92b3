import { expect, test } from 'vitest';
import { transcriptFormatNames, transcriptFormatOf, transcriptFormats, writtenFormatOf } from './transcript-format.ts';

test.each([
	['text/vtt', 'vtt'],
	['TEXT/VTT; charset=utf-8', 'vtt'],
	['application/x-subrip', 'srt'],
	['application/srt', 'srt'],
	['application/json', 'json'],
	['text/plain', 'txt'],
	['text/markdown;variant=GFM', 'md'],
	['Samtalen.VTT', 'vtt'],
	['https://example.org/a.vtt/episode.srt?v=2#t=3', 'srt'],
	['utskrift.markdown', 'md'],
	['Utskrift.DOCX', 'docx'],
	['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
	['samtale.otr', 'otr'],
	['application/ttml+xml', 'ttml'],
	['a.dfxp', 'ttml'],
	['text/html', undefined],
	['episode.mp3', undefined],
	['vtt', undefined],
	['', undefined],
] as const)('%s is %s', (given, format) => {
	expect(transcriptFormatOf(given)).toBe(format);
});

test('every MIME type and ending leads back to its format', () => {
	for (const format of transcriptFormatNames) {
		const { mimeType, aliases, endings } = transcriptFormats[format];
		for (const type of [mimeType, ...aliases]) expect(transcriptFormatOf(type)).toBe(format);
		for (const ending of endings) expect(transcriptFormatOf(`x.${ending}`)).toBe(format);
	}
});

test('a file that is only read is not written', () => {
	expect(writtenFormatOf('a.vtt')).toBe('vtt');
	expect(writtenFormatOf('a.docx')).toBeUndefined();
});
