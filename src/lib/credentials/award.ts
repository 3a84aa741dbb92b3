/** What a certificate says was learned, and by whom: written down when it is awarded, so that it stays true. */
export type AwardSubject = CaseSubject | PathSubject;

interface Earned {
	holderName: string;
	/** The language of the case or path, a BCP 47 tag. */
	language: string;
	title: string;
	/** What one learns from it, in its language. */
	outcomes: string[];
	/** The hue of its theme, 0 to 359, which its picture is drawn in; absent or null for the site's own. */
	hue?: number | null;
}

/** A case whose quiz was passed. */
export interface CaseSubject extends Earned {
	kind?: 'case';
	/** The number of the case (`C0178`). */
	number: string | null;
	/** How long the conversation is, in milliseconds; null when nobody knows. */
	durationMs: number | null;
	/** The case's slug at the time of the award. */
	caseSlug: string;
	/** The share of the quiz that was right, 0 to 1, and how many questions it had. */
	score: number;
	questions: number;
	passMark: number;
	/** Whether the member also wrote a reflection, which the case asked for. */
	hasReflection: boolean;
}

/** A whole learning path that was completed. */
export interface PathSubject extends Earned {
	kind: 'path';
	/** Whether the site's editors put it together; the certificate says so, for a member's words are not the site's. */
	byEditors: boolean;
	lead?: string;
	/** The cases that the member went through, in their order: of a choice, those that were chosen. */
	cases: PathCase[];
	/** How long the conversations are together, in milliseconds. */
	durationMs: number;
	/** The path's slug at the time of the award; null when its address is not everybody's to know. */
	pathSlug: string | null;
}

/** A case on a path, as it was called at the time of the award. */
export interface PathCase {
	id: number;
	title: string;
	number: string | null;
	slug: string;
	/** Where it is another than the path's. */
	language?: string;
	/** Whether the member passed its quiz, here or before; not every case has one. */
	passedQuiz: boolean;
}
