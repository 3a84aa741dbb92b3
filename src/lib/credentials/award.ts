/** What a certificate says was learned, and by whom: written down when it is awarded, so that it stays true. */
export interface AwardSubject {
	holderName: string;
	/** The language of the case, a BCP 47 tag. */
	language: string;
	/** The case: its number (`C0178`), title and what one learns from it. */
	number: string | null;
	title: string;
	outcomes: string[];
	/** How long the conversation is, in milliseconds; null when nobody knows. */
	durationMs: number | null;
	/** The case's slug at the time of the award. */
	caseSlug: string;
	/** The hue of the case's theme, 0 to 359, which its picture is drawn in; absent or null for the site's own. */
	hue?: number | null;
	/** The share of the quiz that was right, 0 to 1, and how many questions it had. */
	score: number;
	questions: number;
	passMark: number;
	/** Whether the member also wrote a reflection, which the case asked for. */
	hasReflection: boolean;
}
