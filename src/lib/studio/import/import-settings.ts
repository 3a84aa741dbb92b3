import type { PrivateAllowance } from '#lib/platform/public-address.ts';

/** How an import treats what it finds. */
export interface ImportSettings {
	/** Whether sound and pictures are copied here, or stay where the feed's owner has them. */
	media: 'download' | 'link';
	/** Whether private addresses (an intranet's) may be fetched. */
	fetchPrivate: PrivateAllowance;
	/** Folder for what is under way; survives an interruption so that a long download goes on. */
	workFolder: string;
}
