/** The value with every text in it such as PostgreSQL can store: no NUL, no half of a surrogate pair. Missing fields go. */
export function storable<Value>(value: Value): Value {
	return JSON.parse(JSON.stringify(value, (_key, entry) => (typeof entry === 'string' ? storableText(entry) : entry)));
}

function storableText(text: string): string {
	return text.replaceAll('\0', '\uFFFD').toWellFormed();
}
