import { formatClock, formatSpan, parseClock, parseSpan, type Span } from './clock.ts';

/**
 * How one value stands in the front matter. Everything in YAML is read as text (the failsafe schema), so that a
 * title such as `1984` or a place such as `No` stays what the editor wrote; `read` turns it into what the case's schema
 * expects and leaves what it cannot read for that schema to refuse.
 */
export interface Codec {
	read(value: unknown): unknown;
	write(value: unknown): unknown;
}

const same = (value: unknown) => value;

/** Text; nothing written means that the field is missing. */
export const text: Codec = { read: (value) => (value === '' ? undefined : value), write: same };

/** Text where nothing is also an answer, such as the `alt` of a decorative picture. */
export const anyText: Codec = { read: same, write: same };

export const number: Codec = {
	read: (value) => (isText(value) && value !== '' ? toNumber(value) : text.read(value)),
	write: same,
};
export const flag: Codec = {
	read: (value) => (value === 'true' ? true : value === 'false' ? false : text.read(value)),
	write: same,
};

/** A flag that is false where it is not written. */
export const mark: Codec = { read: flag.read, write: (value) => (value === true ? value : undefined) };

export const hashtag: Codec = { read: (value) => (isText(value) ? value.replace(/^#/, '') : value), write: same };

/** A point in time; a date alone is its first moment. */
export const moment: Codec = {
	read: (value) => (isText(value) && /^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T00:00:00Z` : text.read(value)),
	write: same,
};

/** A length or a position in milliseconds, written `00:01:02.345`. */
export const clock: Codec = {
	read: (value) => (isText(value) ? (parseClock(value) ?? text.read(value)) : value),
	write: (value) => formatClock(value as number),
};

/** `{ fromMs, toMs }`, written `00:01:02.345 → 00:01:09.000`. */
export const span: Codec = {
	read: (value) => (isText(value) ? (parseSpan(value) ?? text.read(value)) : value),
	write: (value) => formatSpan(value as Span),
};

/** A list; one value alone is a list of one. */
export function listOf(item: Codec): Codec {
	return {
		read: (value) => (Array.isArray(value) ? value : [value]).map(item.read).filter((entry) => entry !== undefined),
		write: (value) => (value as unknown[]).map(item.write),
	};
}

/**
 * A record whose keys in the file differ from those in the case: `{ inFile: ['inCase', codec] }`. With `short`, a
 * plain text stands for a record that has only that field.
 */
export function record(shape: Record<string, readonly [string, Codec]>, short?: string): Codec {
	return {
		read: (value) => {
			if (isText(value)) return short === undefined || value === '' ? text.read(value) : { [short]: value };
			return isRecord(value) ? present(Object.entries(value).map(([key, entry]) => readEntry(shape, key, entry))) : value;
		},
		write: (value) => {
			const entries = value as Record<string, unknown>;
			const written = present(Object.entries(shape).map(([key, [name, codec]]) => [key, writeIfThere(codec, entries[name])]));
			const keys = Object.keys(written);
			return keys.length === 1 && shape[keys[0] ?? '']?.[0] === short ? Object.values(written)[0] : written;
		},
	};
}

/** Fills in what the editor may leave out; what was written wins. */
export function completed(codec: Codec, missing: (read: Record<string, unknown>) => Record<string, unknown>): Codec {
	return {
		read: (value) => {
			const read = codec.read(value);
			return isRecord(read) ? { ...missing(read), ...read } : read;
		},
		write: codec.write,
	};
}

/** A plain text, or what the codec reads. */
export function textOr(codec: Codec): Codec {
	return { read: (value) => (isText(value) ? text.read(value) : codec.read(value)), write: codec.write };
}

function readEntry(shape: Record<string, readonly [string, Codec]>, key: string, value: unknown): [string, unknown] {
	const [name, codec] = (Object.hasOwn(shape, key) && shape[key]) || [key, text];
	return [name, codec.read(value)];
}

function writeIfThere(codec: Codec, value: unknown): unknown {
	return value === undefined ? undefined : codec.write(value);
}

function present(entries: [string, unknown][]): Record<string, unknown> {
	return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function toNumber(value: string): unknown {
	return /^[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(value) ? Number(value) : value;
}

function isText(value: unknown): value is string {
	return typeof value === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
