import { type ParsedFile, type Piece, type SkippedLine, skippedLine, type Times } from './piece.ts';
import { readLabels } from './read-labels.ts';
import { readXml, type XmlReader } from './read-xml.ts';
import { type Level, piecesOf, type Run } from './ttml-runs.ts';
import { ratesOf, ttmlTime } from './ttml-time.ts';

type Attributes = Readonly<Record<string, string>>;

const CONTENT = new Set(['body', 'div', 'p', 'span']);
/** Their text is not said by anybody. */
const SILENT = new Set(['head', 'metadata', 'set', 'desc', 'title']);

/**
 * Reads TTML, also the older DFXP (https://www.w3.org/TR/ttml2/): a piece for each `p`, with the speaker that
 * `ttm:agent` names; a `span` with a time of its own times its words. Times count from the begin of what is around
 * them. Styles, regions and metadata are left out knowingly; white space is one space, whatever `xml:space` says.
 */
export function readTtml(xml: string, people: readonly string[]): ParsedFile {
	const { pieces, skipped } = new TtmlDocument(xml);
	if (pieces.some(({ speaker }) => speaker)) return { pieces, skipped };
	const labelled = readLabels(pieces, people);
	return { pieces: labelled.pieces, skipped: [...skipped, ...labelled.skipped] };
}

class TtmlDocument implements XmlReader {
	readonly pieces: Piece[] = [];
	readonly skipped: SkippedLine[] = [];
	readonly #names = new Map<string, string>();
	readonly #levels: Level[] = [];
	#rates = ratesOf({});
	#agent = '';
	#silentDepth = 0;
	#runs: Run[] = [];
	#paragraphs = 0;

	constructor(xml: string) {
		readXml(xml, this, this.skipped);
	}

	open(name: string, attributes: Attributes): void {
		if (name === 'tt') this.#rates = ratesOf(attributes);
		if (name === 'agent') this.#agent = attributes.id ?? '';
		if (SILENT.has(name)) this.#silentDepth++;
		if (name === 'p') this.#paragraphs++;
		if (CONTENT.has(name)) this.#levels.push(this.#level(name, attributes));
		if (name === 'br') this.text('\n');
	}

	close(name: string): void {
		if (SILENT.has(name)) this.#silentDepth--;
		if (name === 'agent') this.#agent = '';
		if (!CONTENT.has(name)) return;
		const level = this.#levels.pop();
		const parent = this.#levels.at(-1);
		if (level && parent?.nextMs !== undefined) parent.nextMs = level.endMs ?? parent.nextMs;
		if (name !== 'p' || !level) return;
		this.pieces.push(...piecesOf(this.#runs, level, this.#paragraphs));
		this.#runs = [];
	}

	text(text: string): void {
		const level = this.#levels.at(-1);
		if (this.#agent && !level) this.#name(text);
		else if (level && this.#silentDepth === 0 && this.#levels.some(({ name }) => name === 'p')) this.#runs.push({ text, level });
	}

	/** The name of the agent that is being described: the first one counts. */
	#name(text: string): void {
		if (text.trim() && !this.#names.has(this.#agent)) this.#names.set(this.#agent, text.trim());
	}

	#level(name: string, attributes: Attributes): Level {
		const parent = this.#levels.at(-1) ?? { name: '', isTimed: false };
		const agent = attributes.agent?.trim().split(/\s+/)[0]?.replace(/^#/, '');
		const speaker = agent ? (this.#names.get(agent) ?? agent) : parent.speaker;
		const times = this.#times(attributes, parent);
		const nextMs = attributes.timeContainer === 'seq' ? (times.startMs ?? 0) : undefined;
		return { name, ...times, ...(speaker && { speaker }), ...(nextMs !== undefined && { nextMs }) };
	}

	#times({ begin, end, dur }: Attributes, parent: Level): Times & { isTimed: boolean } {
		const beginMs = this.#time(begin);
		const endMs = this.#time(end);
		const durMs = this.#time(dur);
		const isTimed = beginMs !== undefined || endMs !== undefined || durMs !== undefined;
		if (!isTimed) return { isTimed, startMs: parent.startMs, endMs: parent.endMs };
		const fromMs = isFromTheBeginning(beginMs, parent) ? 0 : (parent.nextMs ?? parent.startMs ?? 0);
		const startMs = fromMs + (beginMs ?? 0);
		const ends = [parent.endMs, endMs && fromMs + endMs, durMs && startMs + durMs].filter((ms) => ms !== undefined);
		return { isTimed, startMs, ...(ends.length > 0 && { endMs: Math.min(...ends) }) };
	}

	#time(text: string | undefined): number | undefined {
		if (text === undefined) return undefined;
		const ms = ttmlTime(text, this.#rates);
		if (ms === undefined)
			this.skipped.push(skippedLine(this.#paragraphs + 1, text, 'It is no time that TTML knows; it was left out.'));
		return ms;
	}
}

/**
 * Some programs write times inside a timed element from the beginning of the recording, against the standard: those
 * that would lie behind the element's end by the standard, and inside it by theirs.
 */
function isFromTheBeginning(beginMs: number | undefined, { startMs = 0, endMs, nextMs }: Level): boolean {
	if (beginMs === undefined || endMs === undefined || nextMs !== undefined) return false;
	return startMs + beginMs >= endMs && beginMs >= startMs && beginMs < endMs;
}
