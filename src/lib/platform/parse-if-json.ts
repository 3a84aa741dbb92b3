/** The value that a text holds as JSON; `undefined` when it is no JSON. */
export function parseIfJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
