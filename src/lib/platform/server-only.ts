/**
 * Data that a page is drawn from on the server and that never travels to the browser. SvelteKit writes out what
 * `load` returns even when a page has no client code; for a transcript that costs a third of the page's time.
 */
export class ServerOnly<T> {
	readonly value: T;

	constructor(value: T) {
		this.value = value;
	}
}

/** What `load` returns for a page without client code: `{ view }`, kept on the server. */
export function serverOnly<T>(value: T): { view: ServerOnly<T> } {
	return { view: new ServerOnly(value) };
}
