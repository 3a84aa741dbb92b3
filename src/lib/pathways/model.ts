import { crc32 } from 'node:zlib';
import type { Neighbours } from './engine/neighbours.ts';

/** One of the three ways in which a case that was learned speaks for another. */
export type Part = 'linear' | 'transitions' | 'content';
export const parts: readonly Part[] = ['linear', 'transitions', 'content'];

/** How the parts are blended, chosen on validation data. Parts are first brought to one scale, so that weights compare. */
export interface Blend {
	/** How much each part counts, 0 or above. */
	weight: Record<Part, number>;
	/** What is left of an entry's say with each newer entry: 1 keeps all, 0 hears only the newest. */
	fade: Record<Part, number>;
	/** How much the popular comes first where nothing else speaks. */
	popularity: number;
	/** How many times more a case's likeness to what was learned counts when nobody has learned it yet; fades as learners come. */
	newcomers: number;
}

/** A fit of the recommendations: all that serving needs. Cases are named by their index in `caseIds`. */
export interface Model {
	caseIds: Int32Array;
	/** What is learned by the same members (local ridge regression). */
	linear: Neighbours;
	/** What is learned after, and before. */
	transitions: Neighbours;
	/** What is similar in itself; has entries for new cases too. */
	content: Neighbours;
	/** How many members have learned each case. */
	popularity: Float32Array;
	blend: Blend;
}

const indexes = new WeakMap<Model, ReadonlyMap<number, number>>();

/** The index of each case by its id. */
export function caseIndex(model: Model): ReadonlyMap<number, number> {
	const index = indexes.get(model) ?? new Map(Array.from(model.caseIds, (id, at) => [id, at]));
	indexes.set(model, index);
	return index;
}

/** The model with more cases at its end, which only content speaks of: `content` covers the old ones and the new. */
export function withNewCases(model: Model, newIds: Iterable<number>, content: Neighbours): Model {
	const caseIds = Int32Array.from([...model.caseIds, ...newIds]);
	const popularity = new Float32Array(caseIds.length);
	popularity.set(model.popularity);
	const grown = (part: Neighbours) => ({ ...part, offsets: withEmptyRows(part.offsets, caseIds.length) });
	return { ...model, caseIds, popularity, content, linear: grown(model.linear), transitions: grown(model.transitions) };
}

function withEmptyRows(offsets: Uint32Array, rows: number): Uint32Array {
	const longer = new Uint32Array(rows + 1).fill(offsets[offsets.length - 1] ?? 0);
	longer.set(offsets);
	return longer;
}

// The encoded form, all little-endian words of four bytes: a head (mark, version, checksum of all that follows,
// count of cases, entries per part), the blend as doubles, the arrays one after another.
const mark = 0x4d474e44;
const version = 1;
const headWords = 4 + parts.length;
const blendDoubles = 2 * parts.length + 2;
const checkedFrom = 12;

/** Writes a model as one run of bytes. */
export function encodeModel(model: Model): Uint8Array {
	const entries = parts.map((part) => model[part].item.length);
	const bytes = new Uint8Array(encodedLength(model.caseIds.length, entries));
	const place = arrayPlacer(bytes.buffer, 0);
	place(Uint32Array, headWords).set([mark, version, 0, model.caseIds.length, ...entries]);
	bytes.set(blendBytes(model.blend), 4 * headWords);
	place(Uint32Array, 2 * blendDoubles);
	place(Int32Array, model.caseIds.length).set(model.caseIds);
	place(Float32Array, model.popularity.length).set(model.popularity);
	for (const part of parts) {
		const { offsets, item, value } = model[part];
		place(Uint32Array, offsets.length).set(offsets);
		place(Uint32Array, item.length).set(item);
		place(Float32Array, value.length).set(value);
	}
	new Uint32Array(bytes.buffer)[2] = crc32(bytes.subarray(checkedFrom));
	return bytes;
}

/** Reads an encoded model; its arrays are views of `bytes` where these lie on a word's edge. Throws when they are not whole. */
export function decodeModel(bytes: Uint8Array): Model {
	const { buffer, byteOffset } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
	const place = arrayPlacer(buffer, byteOffset);
	if (bytes.length < 4 * headWords) throw cannotRead(`it has only ${bytes.length} bytes`);
	const [foundMark, foundVersion, checksum, cases = 0, ...entries] = place(Uint32Array, headWords);
	if (foundMark !== mark) throw cannotRead('it does not begin as a model does');
	if (foundVersion !== version) throw cannotRead(`it has version ${foundVersion}, this program reads version ${version}`);
	const expected = encodedLength(cases, entries);
	if (bytes.length !== expected) throw cannotRead(`it has ${bytes.length} bytes instead of ${expected}`);
	if (crc32(bytes.subarray(checkedFrom)) !== checksum) throw cannotRead('its checksum does not match');
	const blend = readBlend(new DataView(buffer, byteOffset + 4 * headWords, 8 * blendDoubles));
	place(Uint32Array, 2 * blendDoubles);
	const caseIds = place(Int32Array, cases);
	const popularity = place(Float32Array, cases);
	const [linear, transitions, content] = entries.map((count) => ({
		offsets: place(Uint32Array, cases + 1),
		item: place(Uint32Array, count),
		value: place(Float32Array, count),
	}));
	if (!linear || !transitions || !content) throw cannotRead('a part is missing');
	return { caseIds, linear, transitions, content, popularity, blend };
}

function cannotRead(why: string): Error {
	return new Error(`The recommendation model cannot be read: ${why}. Fit a new one.`);
}

function encodedLength(cases: number, entries: readonly number[]): number {
	const ofParts = entries.reduce((sum, count) => sum + cases + 1 + 2 * count, 0);
	return 4 * (headWords + 2 * blendDoubles + 2 * cases + ofParts);
}

type WordArray<T> = new (buffer: ArrayBufferLike, byteOffset: number, length: number) => T;

/** Hands out one array after another of the same bytes. */
function arrayPlacer(buffer: ArrayBufferLike, start: number) {
	let at = start;
	return <T>(kind: WordArray<T>, length: number): T => {
		const placed = new kind(buffer, at, length);
		at += 4 * length;
		return placed;
	};
}

function blendBytes({ weight, fade, popularity, newcomers }: Blend): Uint8Array {
	const numbers = [...parts.map((part) => weight[part]), ...parts.map((part) => fade[part]), popularity, newcomers];
	return new Uint8Array(Float64Array.from(numbers).buffer);
}

function readBlend(view: DataView): Blend {
	const at = (index: number) => view.getFloat64(8 * index, true);
	return {
		weight: { linear: at(0), transitions: at(1), content: at(2) },
		fade: { linear: at(3), transitions: at(4), content: at(5) },
		popularity: at(6),
		newcomers: at(7),
	};
}
