import type { SharedReflection } from '#lib/assessment/reflection.ts';
import type { CaseCard, CasePage } from '#lib/catalogue/case-views.ts';
import type { MediaForm, Playable } from '#lib/media/forms.ts';
import type { Note } from '#lib/media/note.ts';
import type { StoredMedia } from '#lib/media/open-media.server.ts';
import type { Setting } from '#lib/platform/site-settings.ts';
import type { TranscriptFormat } from '#lib/transcript/transcript-format.ts';
import type { OpenedNext } from '../../../(member)/open-next.ts';

/** What the page of a case is drawn from. */
export interface CaseView {
	page: CasePage;
	/** The site's, for a case that has none of its own. */
	licence: Setting<'licence'> | undefined;
	media: StoredMedia[];
	/** There is sound or video, for members. */
	isWithheld: boolean;
	/** How many questions its quiz asks; 0 without one. */
	quizQuestions: number;
	/** The newest reflections that members share, and how many they are in all. */
	reflections: { total: number; newest: SharedReflection[] };
	next: CaseCard[];
	sameTheme: CaseCard[];
	forms: MediaForm[];
	form: MediaForm;
	/** The place in the recording that the reader asked for. */
	atMs: number | undefined;
	/** What goes before `t=` in links to places in this form of the case. */
	linkStart: string;
	playable: Playable | undefined;
	/** Where the member who is signed in is, on whatever device, their notes, and what they should learn next. */
	mine: { place: { atMs: number; agoMs: number } | undefined; notes: Note[]; next: OpenedNext } | undefined;
	/** The formats that the transcript can be had in; captions need the time of every turn. */
	formats: TranscriptFormat[];
	/** The transcript's turns as HTML. */
	turns: string | undefined;
	/** A program wrote the transcript down. */
	machineMade: boolean;
}
