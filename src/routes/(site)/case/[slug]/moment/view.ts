import type { CasePage } from '#lib/catalogue/case-views.ts';
import type { Playable } from '#lib/media/forms.ts';
import type { Clip } from '#lib/media/order-clip.server.ts';
import type { Moment } from '#lib/transcript/find-moment.ts';

/** What the page of a moment is drawn from. */
export interface MomentView {
	page: CasePage;
	moment: Moment;
	/** The language that is spoken. */
	language: string;
	playable: Playable | undefined;
	/** There is sound, for members. */
	isWithheld: boolean;
	/** Whether the quote fits a picture. */
	hasCard: boolean;
	/** Where one sees how far the clips are. */
	look: string;
	/** The clips, where some can be made. */
	sound: Clip | undefined;
	card: Clip | undefined;
}
