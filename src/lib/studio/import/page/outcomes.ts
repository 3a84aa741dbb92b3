import type { PageAccount } from './page-account.ts';
import type { PageLine } from './page-line.ts';

/** Words that begin a question, and so an outcome, wherever they stand with a capital. */
const starter = /^(?:Hva|Hvordan|Hvorfor|Hvem|Hvilken|Hvilket|Hvilke|Kva|Korleis|Kvifor|Kven|Kva for|How|What|Why|Who|Which)$/;
/** After these a capital begins a name (`i Norge`, `the Arctic`). */
const beforeName = new Set(
	`i på av for til med om fra frå og eller hos ved mot mellom etter under over innen innan som en ei et ein eit
	in on of to with about from and or by at between after under over within as a an the`.split(/\s+/),
);

/** What one will learn: one outcome a line, or several run together on a single line, parted where a new one begins. */
export function readOutcomes(lines: readonly PageLine[], account: PageAccount): string[] {
	account.mark('placed', ...lines);
	const [only] = lines;
	if (!only || lines.length > 1) return lines.map(({ text }) => withoutBullet(text)).filter(Boolean);
	const outcomes = splitOutcomes(only.text);
	if (outcomes.length > 1)
		account.notice(only, `${outcomes.length} outcomes on one line were parted at their capitals; look them over.`);
	return outcomes;
}

/**
 * Parts at bullets and semicolons, and before a capitalised word that begins an outcome: not an abbreviation such as
 * VR, not after a word that leads up to a name, and not after another capitalised word, unless it is a question word.
 */
export function splitOutcomes(text: string): string[] {
	const parts = text.split(/\s*[;•·]\s*/).flatMap((part) => splitAtCapitals(part));
	return parts.map(withoutBullet).filter(Boolean);
}

function splitAtCapitals(text: string): string[] {
	const outcomes: string[][] = [];
	let before = '';
	for (const word of text.split(' ')) {
		if (before === '' || beginsOutcome(word, before)) outcomes.push([word]);
		else outcomes.at(-1)?.push(word);
		before = word;
	}
	return outcomes.map((words) => words.join(' '));
}

function beginsOutcome(word: string, before: string): boolean {
	if (starter.test(word)) return true;
	const isCapitalised = /^\p{Lu}\p{Ll}/u.test(word);
	return isCapitalised && !/^\p{Lu}/u.test(before) && !beforeName.has(before.toLowerCase());
}

function withoutBullet(text: string): string {
	return text.replace(/^[-–—•·*]\s+|^[-–—•·*]$/, '').trim();
}
