/** One non-empty line of a page. A part of a line that is read by itself keeps the line's index. */
export interface PageLine {
	/** Its place among the page's lines, unique also where HTML puts several lines on one line of source. */
	readonly index: number;
	/** The line of the source, from 1. */
	readonly number: number;
	readonly text: string;
	readonly heading: boolean;
	readonly hrefs: readonly string[];
}
