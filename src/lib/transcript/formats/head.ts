import { tidyText } from './tidy-text.ts';

/** What a transcript file says of its case. */
export interface TranscriptHead {
	/** The case's number, `#0608` or `C0178`. */
	number?: string;
	title?: string;
	/** The address of the case page. */
	url?: string;
}

/** `#0608 The title` on one line; empty when neither is known. */
export function headLine({ number = '', title = '' }: TranscriptHead): string {
	return tidyText(`${number} ${title}`);
}
