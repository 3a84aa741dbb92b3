/** A growing run of bytes. */
export class ByteWriter {
	bytes = new Uint8Array(1 << 12);
	length = 0;

	byte(value: number): void {
		if (this.length === this.bytes.length) this.#grow(1);
		this.bytes[this.length++] = value;
	}

	/** A number below 2^32, seven bits to the byte, the low ones first. */
	varint(value: number): void {
		if (this.length + 5 > this.bytes.length) this.#grow(5);
		let rest = value;
		while (rest > 127) {
			this.bytes[this.length++] = (rest & 127) | 128;
			rest >>>= 7;
		}
		this.bytes[this.length++] = rest;
	}

	append(bytes: Uint8Array): void {
		if (this.length + bytes.length > this.bytes.length) this.#grow(bytes.length);
		this.bytes.set(bytes, this.length);
		this.length += bytes.length;
	}

	/** Forgets the first `count` bytes. */
	drop(count: number): void {
		this.bytes.copyWithin(0, count, this.length);
		this.length -= count;
	}

	written(): Uint8Array {
		return this.bytes.subarray(0, this.length);
	}

	#grow(by: number): void {
		const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + by));
		larger.set(this.written());
		this.bytes = larger;
	}
}

/** Reads numbers from bytes; behind the end there are only zeros, so that damaged bytes cannot lead astray. */
export class ByteReader {
	readonly bytes: Uint8Array;
	at: number;

	constructor(bytes: Uint8Array, at = 0) {
		this.bytes = bytes;
		this.at = at;
	}

	byte(): number {
		return this.bytes[this.at++] ?? 0;
	}

	varint(): number {
		let byte = this.byte();
		let value = byte & 127;
		for (let shift = 7; byte > 127 && shift < 35; shift += 7) {
			byte = this.byte();
			value |= (byte & 127) << shift;
		}
		return value >>> 0;
	}
}
