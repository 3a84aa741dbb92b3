import { decodeHTMLStrict } from 'entities';
import { escapeHtml } from '#lib/platform/escape-html.ts';

/** A `<` at the very end may be the begin of a section. */
const STOP = /&|<!|<$/g;
// The longest named reference of HTML has 33 characters.
const REFERENCE = /&(?:#\d{1,8}|#x[\da-f]{1,7}|[a-z][a-z\d]{1,32});/iy;
const LONGEST = 40;
const SECTIONS = new Map([
	['<![CDATA[', ']]>'],
	['<!--', '-->'],
]);

/**
 * Makes `&` in a sloppy feed into what XML understands, piece by piece: HTML's names (`&nbsp;`, `&aring;`) become
 * their characters, a bare `&` becomes `&amp;`. An XML parser would swallow everything up to the next semicolon.
 */
export class ReferenceMender {
	#unread = '';
	/** The end of the CDATA section or comment that we are in, where `&` is only a character. */
	#sectionEnd: string | undefined;

	/** Takes the next piece and gives what is certain so far. */
	write(piece: string, isLast = false): string {
		const text = this.#unread + piece;
		let mended = '';
		let at = 0;
		while (at < text.length) {
			const stop = this.#nextStop(text, at);
			mended += text.slice(at, stop);
			at = stop;
			if (stop === text.length) break;
			if (!isLast && text.length - stop < LONGEST) break;
			const [written, read] = this.#mend(text, stop);
			mended += written;
			at += read;
		}
		this.#unread = text.slice(at);
		return mended;
	}

	/** Where something stands that has to be looked at: `&`, or the begin or end of a section. */
	#nextStop(text: string, from: number): number {
		if (this.#sectionEnd) {
			const end = text.indexOf(this.#sectionEnd, from);
			return end < 0 ? Math.max(from, text.length - 2) : end;
		}
		STOP.lastIndex = from;
		return STOP.exec(text)?.index ?? text.length;
	}

	/** What is written for what stands here, and how many characters of it are done. */
	#mend(text: string, at: number): [string, number] {
		if (this.#sectionEnd) return this.#leaveSection(text, at, this.#sectionEnd);
		if (text[at] === '<') return this.#enterSection(text, at);
		REFERENCE.lastIndex = at;
		const reference = REFERENCE.exec(text)?.[0];
		return reference ? [mendedReference(reference), reference.length] : ['&amp;', 1];
	}

	#leaveSection(text: string, at: number, end: string): [string, number] {
		if (!text.startsWith(end, at)) return [text.charAt(at), 1];
		this.#sectionEnd = undefined;
		return [end, end.length];
	}

	#enterSection(text: string, at: number): [string, number] {
		for (const [begin, end] of SECTIONS) {
			if (!text.startsWith(begin, at)) continue;
			this.#sectionEnd = end;
			return [begin, begin.length];
		}
		return [text.charAt(at), 1];
	}
}

function mendedReference(reference: string): string {
	// An unknown name stays as it was written; `&LT;` must not become markup.
	return reference[1] === '#' ? reference : escapeHtml(decodeHTMLStrict(reference));
}
