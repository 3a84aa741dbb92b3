/** Where a file is that an editor sends: on its way, looked at, in its case, or refused. */
export type UploadState = 'arriving' | 'checking' | 'done' | 'refused';

/** Why a file that arrived is not taken; pages have a sentence for each. */
export type UploadProblem = 'kind' | 'broken' | 'checksum' | 'largePicture' | 'rights' | 'case';

/** A file that an editor sends, as its page shows it. */
export interface Upload {
	id: string;
	/** What the editor's computer calls the file. */
	name: string;
	bytes: number;
	received: number;
	state: UploadState;
	problem: UploadProblem | null;
}

/** What file choosers offer; what a file is, its content tells. */
export const acceptedFiles = 'audio/*,video/*,image/jpeg,image/png,image/webp,image/avif';

/** Of the pieces that a browser sends one after another: small enough for proxies, and to be checked one by one. */
export const pieceBytes = 8 * 1024 * 1024;

/** A picture that is larger comes straight from a camera and takes a minute to load on a phone. */
export const largestPictureBytes = 30_000_000;

/** Without JavaScript a file is sent in one go, and again from the beginning when the connection breaks. */
export const formBytes = 500_000_000;
