/** The lines of one question. */
export interface GiftBlock {
	/** Where the question itself begins, after its comments. */
	line: number;
	text: string;
	/** What its comments say in square brackets: `[tag:…]`, `[id:…]`. */
	tags: string[];
}

const COMMENT = /^\s*\/\//;
const TAG = /\[tag:((?:\\\]|[^\]]){0,200})\]/g;

/** Cuts a GIFT file into its questions, which empty lines divide. Lines that begin with `//` are comments. */
export function giftBlocks(file: string): GiftBlock[] {
	const blocks: GiftBlock[] = [];
	let open: { number: number; line: string }[] = [];
	const close = () => {
		const block = toBlock(open);
		if (block) blocks.push(block);
		open = [];
	};
	for (const [index, line] of file.split('\n').entries()) {
		if (line.trim()) open.push({ number: index + 1, line });
		else close();
	}
	close();
	return blocks;
}

function toBlock(lines: readonly { number: number; line: string }[]): GiftBlock | undefined {
	const own = lines.filter(({ line }) => !COMMENT.test(line));
	const [first] = own;
	if (!first) return undefined;
	const comments = lines.filter(({ line }) => COMMENT.test(line)).map(({ line }) => line);
	const tags = comments.flatMap((comment) => [...comment.matchAll(TAG)].map((match) => match[1] ?? ''));
	return {
		line: first.number,
		text: own
			.map(({ line }) => line)
			.join('\n')
			.trim(),
		tags,
	};
}
