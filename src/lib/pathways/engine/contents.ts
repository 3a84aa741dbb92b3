/** What a case is known by. The order is the one in `Contents.kind`. */
export const contentKinds = ['word', 'theme', 'perspective', 'person', 'organisation', 'goal'] as const;
export type ContentKind = (typeof contentKinds)[number];

/** What cases are about, before anything is weighed: case `c` has the entries from `offsets[c]` up to `offsets[c + 1]`. */
export interface Contents {
	offsets: Uint32Array;
	/** A place in `contentKinds`. */
	kind: Uint8Array;
	/** A word's hash or a term's id, unique within its kind. */
	id: Uint32Array;
	/** How often it stands there. */
	count: Float32Array;
}

/** Collects what cases are about, one case after another. */
export class ContentsBuilder {
	#offsets = new Uint32Array(1 << 10);
	#items = 0;
	#entries = 0;
	#kind = new Uint8Array(1 << 16);
	#id = new Uint32Array(1 << 16);
	#count = new Float32Array(1 << 16);

	/** Adds to the case that is being described. */
	add(kind: ContentKind, id: number, count = 1): void {
		if (this.#entries === this.#id.length) this.#grow();
		this.#kind[this.#entries] = contentKinds.indexOf(kind);
		this.#id[this.#entries] = id;
		this.#count[this.#entries++] = count;
	}

	/** Ends the description of a case. */
	endCase(): void {
		if (this.#items + 2 > this.#offsets.length) this.#offsets = longer(this.#offsets, 2 * this.#offsets.length);
		this.#offsets[++this.#items] = this.#entries;
	}

	finish(): Contents {
		return {
			offsets: this.#offsets.slice(0, this.#items + 1),
			kind: this.#kind.subarray(0, this.#entries),
			id: this.#id.subarray(0, this.#entries),
			count: this.#count.subarray(0, this.#entries),
		};
	}

	#grow(): void {
		const length = 2 * this.#id.length;
		this.#kind = longer(this.#kind, length);
		this.#id = longer(this.#id, length);
		this.#count = longer(this.#count, length);
	}
}

function longer<T extends Uint8Array | Uint32Array | Float32Array>(array: T, length: number): T {
	const grown = new (array.constructor as new (length: number) => T)(length);
	grown.set(array);
	return grown;
}
