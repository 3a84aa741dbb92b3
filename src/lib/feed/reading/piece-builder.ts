import type { XmlElement } from './xml-element.ts';

/** The most characters in one element's text: an hour of talk written out has 60,000. */
const MAX_TEXT = 1_000_000;
/** The same for a whole piece, that is an episode with everything in it. */
const MAX_PIECE_TEXT = 4_000_000;
const MAX_PIECE_ELEMENTS = 20_000;

type Report = (message: string, line: number) => void;

interface OpenElement extends XmlElement {
	attributes: Map<string, string>;
	length: number;
}

/** Builds one piece of a feed from the parser's events, and leaves out what is too large to be meant. */
export class PieceBuilder {
	readonly #report: Report;
	#base: string;
	#open: OpenElement[] = [];
	#length = 0;
	#elements = 0;

	constructor(address: string, report: Report) {
		this.#base = address;
		this.#report = report;
	}

	get isBuilding(): boolean {
		return this.#open.length > 0;
	}

	/** Goes into a container; what follows is relative to its base. */
	enter(base: string | undefined): void {
		this.#base = resolved(base, this.#base);
	}

	open(name: string, attributes: Map<string, string>, line: number): void {
		const parent = this.#open.at(-1);
		const base = resolved(attributes.get('xml:base'), parent?.base ?? this.#base);
		const element: OpenElement = { name, attributes, children: [], line, base, length: 0 };
		this.#elements++;
		this.#length += attributesLength(attributes);
		if (!this.#isTooLarge) parent?.children.push(element);
		this.#open.push(element);
	}

	text(text: string): void {
		const element = this.#open.at(-1);
		if (!element) return;
		element.length += text.length;
		this.#length += text.length;
		if (this.#isTooLarge) return;
		if (element.length > MAX_TEXT) element.children = [];
		else element.children.push(text);
	}

	/** Closes the innermost element; gives the piece when that was the outermost and it is not too large. */
	close(): { element: XmlElement; characters: number } | undefined {
		const element = this.#open.pop();
		if (!element) return undefined;
		if (element.length > MAX_TEXT)
			this.#report(`The text of <${element.name}> is longer than ${MAX_TEXT} characters and was left out.`, element.line);
		if (this.isBuilding) return undefined;
		const isTooLarge = this.#isTooLarge;
		const characters = this.#length;
		this.#length = 0;
		this.#elements = 0;
		if (!isTooLarge) return { element, characters };
		this.#report(
			`This <${element.name}> is too large to be meant (${MAX_PIECE_TEXT} characters, ${MAX_PIECE_ELEMENTS} elements) and was left out.`,
			element.line,
		);
		return undefined;
	}

	get #isTooLarge(): boolean {
		return this.#length > MAX_PIECE_TEXT || this.#elements > MAX_PIECE_ELEMENTS;
	}
}

function attributesLength(attributes: Map<string, string>): number {
	let length = 0;
	for (const [name, value] of attributes) length += name.length + value.length;
	return length;
}

function resolved(base: string | undefined, outer: string): string {
	return (base && URL.parse(base, outer)?.href) || outer;
}
