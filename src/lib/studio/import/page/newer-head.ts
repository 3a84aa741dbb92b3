import type { PageAccount } from './page-account.ts';
import type { PageHead } from './page-head.ts';
import type { PageLine } from './page-line.ts';
import { type NameHints, personNamed, readGuests } from './people.ts';
import { isProse, isQuoted, unquote } from './prose.ts';
import { takeWhile } from './take-while.ts';

/** The newer head: the ingress, then name, title and organisation of each guest, then a pull quote. */
export function readNewerHead(lines: readonly PageLine[], hints: NameHints, account: PageAccount): PageHead {
	const ingress = takeWhile(lines, ({ text }) => isProse(text) && !isQuoted(text));
	const below = lines.slice(ingress.length);
	const people = takeWhile(below, ({ text }) => !isProse(text) && !isQuoted(text));
	account.mark('placed', ...ingress);
	const guests = readGuests(people, hints, account);
	const names = guests.map(({ name }) => name);
	const quotes = readQuotes(below.slice(people.length), names, account);
	return { guests, hosts: [], ingress: ingress.map(({ text }) => text), quotes };
}

/** A quote stands under its only guest, or is followed by the name of the one who said it. */
function readQuotes(lines: readonly PageLine[], guests: readonly string[], account: PageAccount): PageHead['quotes'] {
	const quotes: PageHead['quotes'] = [];
	for (const line of lines) {
		const last = quotes.at(-1);
		const speaker = personNamed(line.text, guests);
		if (last && speaker) last.speaker = speaker;
		else if (isQuoted(line.text) || isProse(line.text)) quotes.push({ text: unquote(line.text), ...onlyOne(guests) });
		else continue;
		account.mark('placed', line);
	}
	return quotes;
}

function onlyOne([guest, ...others]: readonly string[]): { speaker?: string } {
	return guest && others.length === 0 ? { speaker: guest } : {};
}
