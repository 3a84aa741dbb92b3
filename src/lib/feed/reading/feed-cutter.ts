import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { FeedProblem } from '../feed-model.ts';
import { ReferenceMender } from './mend-references.ts';
import { PieceBuilder } from './piece-builder.ts';
import { FeedBreak, problem } from './problem.ts';
import { qualifiedName, WELL_KNOWN_PREFIXES, type XmlElement } from './xml-element.ts';

/** What a feed consists of: elements of the channel, and episodes. */
export interface FeedPiece {
	type: 'channel-part' | 'item';
	element: XmlElement;
	characters: number;
}

/** Characters without a complete piece (one endless episode, text, tag or comment): then it is no feed. */
const MAX_SILENCE = 16_000_000;
/** The same before the first element. */
const MAX_PREAMBLE = 1_000_000;
const MAX_DEPTH = 100;
const MAX_STEPPED_OVER = 100_000;

const CONTAINERS = ['rss', 'channel', 'rdf:RDF', 'atom:feed'];
const ITEMS = ['item', 'atom:entry'];

/** Dirt that the parser steps over without losing its place. */
const TOLERATED = [
	/disallowed character\.$/,
	/malformed character entity/,
	/unbound namespace prefix/,
	/duplicate attribute/,
	/no whitespace between attributes/,
	/"\]\]>" is disallowed/,
	/XML declaration/,
	/encoding value must/,
	/must be bound to/,
];

/**
 * Cuts the text of a feed into pieces as it arrives; whatever its size, one piece is in memory. Throws `FeedBreak`
 * where the XML breaks or the text turns out to be no feed.
 */
export class FeedCutter {
	/** Everything after the feed's last tag is ignored. */
	isDone = false;
	#found: (FeedPiece | FeedProblem)[] = [];
	readonly #parser = new SaxesParser({ xmlns: true, additionalNamespaces: WELL_KNOWN_PREFIXES });
	readonly #mender = new ReferenceMender();
	readonly #builder: PieceBuilder;
	readonly #reported = new Set<string>();
	readonly #address: string;
	/** Names of the open containers, outermost first. */
	readonly #containers: string[] = [];
	#depth = 0;
	#sawRoot = false;
	#steppedOver = 0;
	/** Where the last piece or container ended or began. */
	#lastPiece = { position: 0, line: 1 };

	constructor(address: string) {
		this.#address = address;
		this.#builder = new PieceBuilder(address, (message, line) => this.#found.push(problem(message, line)));
		this.#parser.on('error', (error) => this.#onError(error));
		this.#parser.on('doctype', (doctype) => this.#onDoctype(doctype));
		this.#parser.on('opentag', (tag) => this.#onOpen(tag));
		this.#parser.on('closetag', () => this.#onClose());
		this.#parser.on('text', (text) => this.#builder.text(text));
		this.#parser.on('cdata', (text) => this.#builder.text(text));
	}

	/** Reads the next piece of text; `takePieces` gives what it completed, also when this throws. */
	write(text: string): void {
		const line = this.#parser.line;
		if (text.includes('\uFFFD'))
			this.#reportOnce(
				'bytes',
				'The feed holds bytes that are not text in its encoding, shown as \uFFFD.',
				lineOf(text, '\uFFFD', line),
			);
		this.#parser.write(this.#mender.write(text));
		const silence = this.#parser.position - this.#lastPiece.position;
		if (silence > (this.#sawRoot ? MAX_SILENCE : MAX_PREAMBLE)) throw this.#endless();
	}

	/** Says that no more text comes; throws when the feed is not whole. */
	end(): void {
		this.#parser.write(this.#mender.write('', true));
		if (this.isDone) return;
		if (!this.#sawRoot) throw new FeedBreak(`${this.#address} is not a podcast feed: there is nothing in it.`);
		throw new FeedBreak(`${this.#address} ends in the middle; the rest is missing.`, this.#parser.line);
	}

	takePieces(): (FeedPiece | FeedProblem)[] {
		const found = this.#found;
		this.#found = [];
		return found;
	}

	#onOpen(tag: SaxesTagNS): void {
		if (this.isDone) return;
		if (++this.#depth > MAX_DEPTH) throw this.#brokenXml(`elements are nested more than ${MAX_DEPTH} deep`);
		const name = qualifiedName(tag);
		if (!this.#sawRoot) this.#checkRoot(name);
		if (this.#builder.isBuilding || !this.#isContainer(name)) this.#builder.open(name, attributesOf(tag), this.#parser.line);
		else this.#openContainer(name, attributesOf(tag));
	}

	#checkRoot(name: string): void {
		this.#sawRoot = true;
		if (CONTAINERS.includes(name) && name !== 'channel') return;
		const isPage = /^(xhtml:)?html$/i.test(name);
		const reason = isPage ? 'it is a web page; look there for a link named RSS' : `its first element is <${name.slice(0, 40)}>`;
		throw new FeedBreak(`${this.#address} is not a podcast feed: ${reason}.`, this.#parser.line);
	}

	#isContainer(name: string): boolean {
		return CONTAINERS.includes(name) && this.#containers.length < 2;
	}

	#openContainer(name: string, attributes: Map<string, string>): void {
		this.#notePiece();
		this.#containers.push(name);
		this.#builder.enter(attributes.get('xml:base'));
		const language = attributes.get('xml:lang');
		if (language) this.#found.push(this.#languagePart(language));
	}

	#languagePart(language: string): FeedPiece {
		const element = {
			name: 'language',
			attributes: new Map(),
			children: [language],
			line: this.#parser.line,
			base: this.#address,
		};
		return { type: 'channel-part', element, characters: language.length };
	}

	#onClose(): void {
		if (this.isDone) return;
		this.#depth--;
		if (this.#depth < this.#containers.length) {
			this.#containers.pop();
			this.isDone = this.#depth === 0;
			return;
		}
		const piece = this.#builder.close();
		if (!this.#builder.isBuilding) this.#notePiece();
		if (piece) this.#found.push({ type: ITEMS.includes(piece.element.name) ? 'item' : 'channel-part', ...piece });
	}

	#onDoctype(doctype: string): void {
		if (/<!ENTITY/i.test(doctype)) {
			throw new FeedBreak(
				`${this.#address} was not read: it declares entities of its own (<!ENTITY …>), which is refused.`,
				this.#parser.line,
			);
		}
	}

	#onError(error: Error): void {
		// saxes puts file, line and column before its sentence.
		const message = error.message.replace(/^[\d:\s]+/, '').replace(/\.$/, '');
		if (this.isDone) return;
		if (!this.#sawRoot && /outside of root|disallowed character$/.test(message)) throw this.#notXml();
		if (!TOLERATED.some((pattern) => pattern.test(error.message))) throw this.#brokenXml(message);
		if (++this.#steppedOver > MAX_STEPPED_OVER) throw this.#brokenXml('too many errors');
		this.#reportOnce(message, `The XML has an error that was stepped over: ${message}.`, this.#parser.line);
	}

	#notXml(): FeedBreak {
		return new FeedBreak(`${this.#address} is not a podcast feed: it is not XML.`, this.#parser.line);
	}

	#brokenXml(reason: string): FeedBreak {
		return new FeedBreak(`The XML breaks here (${reason}); what stands after it was not read.`, this.#parser.line);
	}

	#endless(): FeedBreak {
		const what = this.#sawRoot ? 'an episode, text, tag or comment in it has no end' : 'it does not begin with an element';
		return new FeedBreak(`${this.#address} is not a podcast feed: ${what}.`, this.#lastPiece.line);
	}

	#reportOnce(kind: string, message: string, line: number): void {
		if (!this.#reported.has(kind)) this.#found.push(problem(message, line));
		this.#reported.add(kind);
	}

	#notePiece(): void {
		this.#lastPiece = { position: this.#parser.position, line: this.#parser.line };
	}
}

function attributesOf(tag: SaxesTagNS): Map<string, string> {
	const attributes = Object.values(tag.attributes).filter(({ name, prefix }) => name !== 'xmlns' && prefix !== 'xmlns');
	return new Map(attributes.map(({ name, value }) => [name, value]));
}

function lineOf(text: string, character: string, firstLine: number): number {
	return firstLine + text.slice(0, text.indexOf(character)).split('\n').length - 1;
}
