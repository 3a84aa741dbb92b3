import type { UnplacedLine } from '#lib/studio/case-document.ts';
import type { PageLine } from './page-line.ts';

/**
 * What became of a line: its content is in the document (`placed`), it only names what follows (`label`), it says
 * again what is placed already (`repeat`), it belongs to the site and not to the case (`boilerplate`), or `unplaced`.
 */
export type Fate = 'placed' | 'label' | 'repeat' | 'boilerplate' | 'unplaced';

/** Keeps account of every line of a page, so that none disappears silently, and of what an editor should know. */
export class PageAccount {
	readonly notices: string[] = [];
	readonly #fates: { line: PageLine; fate: Fate }[];

	constructor(lines: readonly PageLine[]) {
		this.#fates = lines.map((line) => ({ line, fate: 'unplaced' }));
	}

	mark(fate: Fate, ...lines: readonly PageLine[]): void {
		for (const line of lines) {
			const entry = this.#fates[line.index];
			if (entry) entry.fate = fate;
		}
	}

	fateOf(line: PageLine): Fate | undefined {
		return this.#fates[line.index]?.fate;
	}

	/** A remark about a line for the editor who looks the case over. */
	notice(line: PageLine, remark: string): void {
		this.notices.push(`Line ${line.number}: ${remark}`);
	}

	/** A line that says word for word what is placed elsewhere is a repeat. */
	settleRepeats(): void {
		const placed = new Set(this.#fates.filter(({ fate }) => fate === 'placed').map(({ line }) => line.text));
		for (const entry of this.#fates) {
			if (entry.fate === 'unplaced' && placed.has(entry.line.text)) entry.fate = 'repeat';
		}
	}

	fates(): readonly { line: PageLine; fate: Fate }[] {
		return this.#fates;
	}

	unplaced(): UnplacedLine[] {
		const left = this.#fates.filter(({ fate }) => fate === 'unplaced');
		return left.map(({ line }) => ({ line: line.number, text: line.text }));
	}
}
