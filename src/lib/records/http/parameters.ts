import { Refusal } from './refusal.ts';

const section = 'xAPI 1.0.3 Communication 3.2';

/** The parameters of a query string or form; throws Refusal 400 for one that stands twice or holds what cannot be kept. */
export function readParameters(text: string): Map<string, string> {
	const parameters = new Map<string, string>();
	for (const [name, value] of new URLSearchParams(text)) {
		if (parameters.has(name)) throw new Refusal(400, `The parameter “${name}” stands twice; give it once (${section}).`);
		if (value.includes('\0')) throw new Refusal(400, `The parameter “${name}” holds a NUL, which no text may (${section}).`);
		parameters.set(name, value);
	}
	return parameters;
}

/** Throws Refusal 400 for a parameter that the resource does not know, also one in another case. */
export function allowOnly(parameters: ReadonlyMap<string, string>, known: readonly string[]): void {
	for (const name of parameters.keys()) {
		if (known.includes(name)) continue;
		const meant = known.find((one) => one.toLowerCase() === name.toLowerCase());
		const advice = meant ? `did you mean “${meant}”?` : `it knows ${known.join(', ') || 'none'}.`;
		throw new Refusal(400, `This resource knows no parameter “${name}” here: ${advice} (${section})`);
	}
}

/** A parameter that must be there; throws Refusal 400. */
export function required(parameters: ReadonlyMap<string, string>, name: string): string {
	const value = parameters.get(name);
	if (value === undefined) throw new Refusal(400, `The parameter “${name}” is missing; this request needs it (${section}).`);
	return value;
}

/** A parameter as something else, or undefined when it is not there. */
export function optional<Value>(
	parameters: ReadonlyMap<string, string>,
	name: string,
	read: (text: string) => Value,
): Value | undefined {
	const value = parameters.get(name);
	return value === undefined ? undefined : read(value);
}
