/** A request that is refused for what it is as HTTP, with the status and headers that say so. */
export class Refusal extends Error {
	readonly status: number;
	readonly headers: Record<string, string>;

	constructor(status: number, message: string, headers: Record<string, string> = {}) {
		super(message);
		this.name = 'Refusal';
		this.status = status;
		this.headers = headers;
	}
}
