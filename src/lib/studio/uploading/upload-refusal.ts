/** Why a file is not received, as HTTP says it: 413 too large, 415 no recording, 429 too much at once, 460 damaged, 507 no room. */
export class UploadRefusal extends Error {
	readonly status: number;

	constructor(status: number, sentence: string) {
		super(sentence);
		this.name = 'UploadRefusal';
		this.status = status;
	}
}
