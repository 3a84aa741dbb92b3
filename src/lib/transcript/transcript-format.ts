/** The formats that a transcript is written in, which are read too. */
export const writtenFormatNames = ['vtt', 'srt', 'json', 'txt', 'md'] as const;
export type WrittenFormat = (typeof writtenFormatNames)[number];

/** The formats that a transcript is read from. */
export type TranscriptFormat = WrittenFormat | 'ttml' | 'otr' | 'docx';

interface FormatFacts {
	name: string;
	/** What we send; `aliases` are what others send. */
	mimeType: string;
	aliases: readonly string[];
	endings: readonly string[];
	/** Captions: every turn must have its time. */
	timed: boolean;
	/** Whether podcast apps know the type in `podcast:transcript`. */
	inFeeds: boolean;
}

/** Every format with its MIME types and file endings; the first ending is the one that we write. */
export const transcriptFormats: Readonly<Record<TranscriptFormat, FormatFacts>> = {
	vtt: { name: 'WebVTT', mimeType: 'text/vtt', aliases: ['text/webvtt'], endings: ['vtt', 'webvtt'], timed: true, inFeeds: true },
	srt: {
		name: 'SRT',
		mimeType: 'application/x-subrip',
		aliases: ['application/srt', 'text/srt', 'application/subrip', 'text/x-subrip'],
		endings: ['srt'],
		timed: true,
		inFeeds: true,
	},
	json: {
		name: 'Podcasting 2.0 JSON',
		mimeType: 'application/json',
		aliases: ['text/json'],
		endings: ['json'],
		timed: false,
		inFeeds: true,
	},
	txt: { name: 'plain text', mimeType: 'text/plain', aliases: [], endings: ['txt', 'text'], timed: false, inFeeds: true },
	md: {
		name: 'Markdown',
		mimeType: 'text/markdown',
		aliases: ['text/x-markdown'],
		endings: ['md', 'markdown'],
		timed: false,
		inFeeds: false,
	},
	ttml: {
		name: 'TTML',
		mimeType: 'application/ttml+xml',
		aliases: ['application/ttaf+xml'],
		endings: ['ttml', 'dfxp'],
		timed: true,
		inFeeds: false,
	},
	otr: {
		name: 'oTranscribe',
		mimeType: 'application/x-otranscribe+json',
		aliases: [],
		endings: ['otr'],
		timed: false,
		inFeeds: false,
	},
	docx: {
		name: 'Word (.docx)',
		mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		aliases: [],
		endings: ['docx'],
		timed: false,
		inFeeds: false,
	},
};

export const transcriptFormatNames = Object.keys(transcriptFormats) as TranscriptFormat[];

/** The format that a MIME type (with or without parameters), a file name or an address stands for. */
export function transcriptFormatOf(mimeTypeOrName: string): TranscriptFormat | undefined {
	const value = mimeTypeOrName.trim().toLowerCase();
	return formatOfMimeType(value.split(';', 1)[0]?.trim() ?? '') ?? formatOfName(value.split(/[?#]/, 1)[0] ?? '');
}

/** The format that a file is written in by its name; undefined when we do not write it. */
export function writtenFormatOf(name: string): WrittenFormat | undefined {
	const format = transcriptFormatOf(name);
	return writtenFormatNames.find((written) => written === format);
}

function formatOfMimeType(type: string): TranscriptFormat | undefined {
	return transcriptFormatNames.find((f) => transcriptFormats[f].mimeType === type || transcriptFormats[f].aliases.includes(type));
}

function formatOfName(name: string): TranscriptFormat | undefined {
	const ending = /\.([a-z]+)$/.exec(name)?.[1];
	return ending ? transcriptFormatNames.find((f) => transcriptFormats[f].endings.includes(ending)) : undefined;
}
