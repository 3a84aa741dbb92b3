/** An object out of a stranger's JSON: nothing is known of its values. */
export type JsonObject = Record<string, unknown>;

/** The value as an object, or undefined for everything else, lists too. */
export function asObject(value: unknown): JsonObject | undefined {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** A value that JSON-LD allows to stand alone or in a list, as a list. */
export function asList(value: unknown): unknown[] {
	if (value === undefined || value === null) return [];
	return Array.isArray(value) ? value : [value];
}

/** The objects of a list, or of what stands alone. */
export function asObjects(value: unknown): JsonObject[] {
	return asList(value).flatMap((one): JsonObject[] => (asObject(one) ? [one as JsonObject] : []));
}

/** The value as text, or undefined. */
export function asText(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

/** What a reference points to: an address alone, or an object with an `id`. */
export function idOf(value: unknown): string | undefined {
	return asText(value) ?? asText(asObject(value)?.id);
}

/** Whether a credential, a proof or a subject is of a type. */
export function hasType(object: JsonObject, type: string): boolean {
	return asList(object.type).includes(type);
}
