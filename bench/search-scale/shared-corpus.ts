import type { CorpusTurn } from '../search/read-data.ts';

/** A corpus on memory that threads share. */
export interface SharedCorpus {
	bytes: Uint8Array;
	/** Turn `i` is the bytes from `starts[i]` to before `starts[i + 1]`, and belongs to the case `caseOf[i]`. */
	starts: Uint32Array;
	caseOf: Uint32Array;
}

export function shareCorpus(corpus: CorpusTurn[]): SharedCorpus {
	const starts = new Uint32Array(new SharedArrayBuffer((corpus.length + 1) * 4));
	const caseOf = new Uint32Array(new SharedArrayBuffer(corpus.length * 4));
	for (const [i, { text, caseId }] of corpus.entries()) {
		starts[i + 1] = (starts[i] ?? 0) + Buffer.byteLength(text);
		caseOf[i] = i === 0 ? 0 : (caseOf[i - 1] ?? 0) + (caseId === corpus[i - 1]?.caseId ? 0 : 1);
	}
	const bytes = new Uint8Array(new SharedArrayBuffer(starts.at(-1) ?? 0));
	for (const [i, { text }] of corpus.entries()) bytes.set(Buffer.from(text), starts[i]);
	return { bytes, starts, caseOf };
}

export function textAt({ bytes, starts }: SharedCorpus, turn: number): string {
	return Buffer.from(bytes.buffer, starts[turn], (starts[turn + 1] ?? 0) - (starts[turn] ?? 0)).toString();
}
