export type Json = Record<string, unknown>;

/** What a search server says no with; `type` and `reason` are as OpenSearch words them. */
export class Refusal extends Error {
	readonly status: number;
	readonly type: string;

	constructor(status: number, type: string, reason: string) {
		super(reason);
		this.status = status;
		this.type = type;
	}

	get body(): { error: Json; status: number } {
		const cause = { type: this.type, reason: this.message };
		return { error: { root_cause: [cause], ...cause }, status: this.status };
	}
}

/** An object with no other keys than these: a slip of the pen is refused, as servers do. */
export function objectOf(value: unknown, where: string, ...keys: string[]): Json {
	if (typeof value !== 'object' || value === null || Array.isArray(value))
		throw new Refusal(400, 'parsing_exception', `[${where}] is malformed, it must be an object`);
	for (const key of Object.keys(value))
		if (!keys.includes(key)) throw new Refusal(400, 'parsing_exception', `[${where}] does not support [${key}]`);
	return value as Json;
}

export function listOf(value: unknown, where: string): unknown[] {
	if (!Array.isArray(value)) throw new Refusal(400, 'parsing_exception', `[${where}] must be an array`);
	return value;
}

export function numberOf(value: unknown, where: string, least = 0, most = Number.POSITIVE_INFINITY): number {
	if (typeof value !== 'number' || !(value >= least && value <= most))
		throw new Refusal(
			400,
			'illegal_argument_exception',
			`[${where}] must be a number from ${least} to ${most}, it is [${value}]`,
		);
	return value;
}

export function textOf(value: unknown, where: string): string {
	if (typeof value !== 'string') throw new Refusal(400, 'parsing_exception', `[${where}] must be a string`);
	return value;
}

/** The only key of an object, and what is under it. */
export function onlyEntry(value: unknown, where: string): [key: string, value: unknown] {
	const entries = Object.entries(objectOf(value, where, ...Object.keys((value as Json) ?? {})));
	const [first] = entries;
	if (!first || entries.length > 1) throw new Refusal(400, 'parsing_exception', `[${where}] must have exactly one key`);
	return first;
}
