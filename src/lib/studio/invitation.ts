/** Where an invitation is, the furthest step first: what a guest has said stays said when the link is closed. */
export const invitationStates = [
	'refused',
	'approved',
	'answered',
	'withdrawn',
	'expired',
	'saved',
	'opened',
	'invited',
] as const;
export type InvitationState = (typeof invitationStates)[number];

/** A question as this guest is asked it; its slot stays open, so that everybody's answers to it are found together. */
export interface GuestQuestion {
	question: string;
	/** What stands in the slot, where there is one. */
	themeSlot?: string;
}

/** A quote that the guest is asked about, and what they said of it. */
export interface GuestQuote {
	text: string;
	speaker?: string;
	verdict?: 'approved' | 'changed';
	/** What the guest would rather have said, kept also while they choose. */
	wording?: string;
}

/** What a guest has written so far; answers by the place of their question. */
export interface GuestWork {
	answers: Record<string, string>;
	quotes: GuestQuote[];
}

/** The most characters of what a guest writes. */
export const guestLimits = { answer: 5000, wording: 2000, reason: 2000 } as const;

/** How long a link can be opened. */
export const invitationDays = 60;

/** Whether anything has been answered. */
export function hasAnswer({ answers }: GuestWork): boolean {
	return Object.values(answers).some((answer) => answer.trim() !== '');
}
