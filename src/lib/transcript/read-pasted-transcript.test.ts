import { expect, it } from 'vitest';
import { pastedFormat, readPastedTranscript } from './read-pasted-transcript.ts';

it.each([
	['WEBVTT\n\n00:01.000 --> 00:02.000\nHei.', 'vtt'],
	['1\n00:00:01,000 --> 00:00:02,000\nHei.', 'srt'],
	['{"segments":[{"startTime":1,"body":"Hei."}]}', 'json'],
	['**Kari:** Hei.', 'md'],
	['Kari: Hei --> du.\nOla: [latter] Ja.', 'txt'],
	['[00:01] Kari: Hei.', 'txt'],
])('knows what %j is', (text, format) => {
	expect(pastedFormat(text)).toBe(format);
	expect(readPastedTranscript(text, { language: 'nb', people: [] }).transcript.turns[0]?.text).toMatch(/Hei/);
});

it('looks at each line of a long text once, also where there is nothing in them', () => {
	for (const line of ['\n', '\r', ' \n']) expect(pastedFormat(line.repeat(1_000_000))).toBe('txt');
});
