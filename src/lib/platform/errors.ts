/** What the caller sees: one sentence that says what happened, why, and what to do. */
abstract class DugnadError extends Error {
	abstract readonly status: number;
	/** The field or line that the sentence is about, when there is one. */
	readonly field: string | undefined;

	constructor(message: string, field?: string) {
		super(message);
		this.name = new.target.name;
		this.field = field;
	}
}

/** The thing does not exist, or the viewer may not know that it does. */
export class NotFound extends DugnadError {
	readonly status = 404;
}

/** The viewer is known and may not do this. */
export class NotAllowed extends DugnadError {
	readonly status = 403;
}

/** Somebody else changed or took it first. */
export class Conflict extends DugnadError {
	readonly status = 409;
}

/** The input breaks a rule; `field` says where. */
export class Invalid extends DugnadError {
	readonly status = 400;
}

/** Whether an error is one of ours, whose message may be shown to the reader. */
export function isExpected(error: unknown): error is NotFound | NotAllowed | Conflict | Invalid {
	return error instanceof DugnadError;
}
