import { BitWriter, riceBits } from './bits.ts';
import type { ByteWriter } from './bytes.ts';
import type { Postings } from './postings.ts';

/** A list's first bytes: its two commonest frequencies; when there is but one, a bit says so and the second byte is saved. */
export interface ListHead {
	usual: number;
	/** -1 when all postings have the usual frequency. */
	other: number;
	/** How many bytes it takes. */
	size: number;
}

const onlyOne = 128;
const counts = new Uint32Array(onlyOne);

/** Finds the two commonest frequencies of a list; large ones do not stand for election. */
export function headOf({ frequencies, count }: Postings): ListHead {
	counts.fill(0);
	for (let i = 0; i < count; i++) (counts[Math.min(frequencies[i] as number, onlyOne - 1)] as number)++;
	const usual = commonest(-1);
	return counts[usual] === count ? { usual, other: -1, size: 1 } : { usual, other: commonest(usual), size: 2 };
}

function commonest(but: number): number {
	let best = but === 0 ? 1 : 0;
	for (let i = 0; i < onlyOne - 1; i++) if (i !== but && (counts[i] as number) > (counts[best] as number)) best = i;
	return best;
}

export function writeHead(out: ByteWriter, { usual, other }: ListHead): void {
	out.byte(other < 0 ? usual | onlyOne : usual);
	if (other >= 0) out.byte(other);
}

export function readHead(bytes: Uint8Array): ListHead {
	const first = bytes[0] ?? onlyOne;
	return first & onlyOne ? { usual: first - onlyOne, other: -1, size: 1 } : { usual: first, other: bytes[1] ?? 0, size: 2 };
}

/** A part of some postings, within `span` turns from the turn `base`. */
export interface Part {
	from: number;
	to: number;
	base: number;
	span: number;
}

/** Writes each turn's distance from the one before, and behind it a bit for the usual frequency, two for the other, or 14. */
export function writeRun(
	out: ByteWriter,
	{ turns, frequencies }: Postings,
	{ from, to, base, span }: Part,
	{ usual, other }: ListHead,
): void {
	const bits = new BitWriter(out);
	const low = riceBits(span, to - from);
	let next = base;
	for (let i = from; i < to; i++) {
		const turn = turns[i] as number;
		const frequency = frequencies[i] as number;
		bits.rice(turn - next, low);
		next = turn + 1;
		if (other < 0) continue;
		if (frequency === usual) bits.put(0, 1);
		else if (frequency === other) bits.put(2, 2);
		else bits.put((3 << 12) | frequency, 14);
	}
	bits.end();
}

/**
 * Reads `count` turns within `span` turns from the turn `base`, and adds them; returns where they end. A window of 32 bits
 * goes along the bytes. Behind the end there are only zeros, so damaged bytes cannot lead astray.
 */
export function readRun(
	bytes: Uint8Array,
	start: number,
	{ count, base, span }: { count: number; base: number; span: number },
	{ usual, other }: ListHead,
	into: Postings,
): number {
	into.reserve(into.count + count);
	const { turns, frequencies } = into;
	const low = riceBits(span, count);
	let bit = start * 8;
	let next = base;
	for (let i = into.count, end = into.count + count; i < end; i++) {
		let window = windowAt(bytes, bit);
		let ones = Math.clz32(~window);
		while (ones >= 16) {
			next += 16 << low;
			bit += 16;
			window = windowAt(bytes, bit);
			ones = Math.clz32(~window);
		}
		bit += ones + 1;
		if (low > 0) {
			window = ones + 1 + low > 25 ? windowAt(bytes, bit) : window << (ones + 1);
			next += window >>> (32 - low);
			bit += low;
		}
		next += ones << low;
		turns[i] = next++;
		frequencies[i] = usual;
		if (other < 0) continue;
		window = windowAt(bytes, bit);
		if (window >= 0) bit += 1;
		else if ((window & 0x40000000) === 0) {
			frequencies[i] = other;
			bit += 2;
		} else {
			frequencies[i] = (window >>> 18) & 4095;
			bit += 14;
		}
	}
	into.count += count;
	return (bit + 7) >>> 3;
}

/** At least 25 bits from a place, in the high bits of a number. */
function windowAt(bytes: Uint8Array, bit: number): number {
	const at = bit >>> 3;
	const four =
		((bytes[at] as number) << 24) |
		((bytes[at + 1] as number) << 16) |
		((bytes[at + 2] as number) << 8) |
		(bytes[at + 3] as number);
	return four << (bit & 7);
}
