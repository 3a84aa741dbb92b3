import type { CaseCard, CasePage } from '#lib/catalogue/case-views.ts';
import type { MediaForm, Playable } from '#lib/media/forms.ts';
import type { StoredMedia } from '#lib/media/open-media.server.ts';

/** What the page of a case is drawn from. */
export interface CaseView {
	page: CasePage;
	media: StoredMedia[];
	next: CaseCard[];
	sameTheme: CaseCard[];
	forms: MediaForm[];
	form: MediaForm;
	/** The place in the recording that the reader asked for. */
	atMs: number | undefined;
	playable: Playable | undefined;
	/** Whether the transcript knows when things are said. */
	timed: boolean;
	/** The transcript's turns as HTML. */
	turns: string | undefined;
}
