import { type ReadOptions, type ReadTranscript, readTranscriptFile } from './read-transcript-file.ts';
import type { TranscriptFormat } from './transcript-format.ts';

/** Reads a text that somebody pasted, in whatever format it looks to be. Throws as `readTranscriptFile`. */
export function readPastedTranscript(text: string, options: ReadOptions): ReadTranscript {
	return readTranscriptFile(text, pastedFormat(text), options);
}

/** The format that a pasted text is in; plain text when nothing tells otherwise. */
export function pastedFormat(text: string): TranscriptFormat {
	const start = text.trimStart();
	if (start.startsWith('WEBVTT')) return 'vtt';
	// Not \s: over many empty lines, each line's beginning would look through all that follow.
	if (/^[ \t]*(\d+:)?\d+:\d+[,.]\d+\s*-->/m.test(text)) return 'srt';
	if (/^[{[]\s*["{]/.test(start)) return 'json';
	if (/^<(\?xml|tt\b)/.test(start)) return 'ttml';
	return /^\*\*[^*\n]+\*\*/m.test(text) ? 'md' : 'txt';
}
