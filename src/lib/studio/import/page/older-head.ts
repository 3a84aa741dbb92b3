import type { PersonRole } from '#lib/catalogue/case-content.ts';
import type { PageAccount } from './page-account.ts';
import type { PageHead } from './page-head.ts';
import type { PageLine } from './page-line.ts';
import { guestFromLine, splitNames } from './people.ts';
import { isProse } from './prose.ts';

const guestLine = /^(?:e(?:x|ks)pørt(?:er|ar)?|gjest(?:er|ar)?|guests?|expert)\s*:\s*(?<value>.*)$/i;
const organisationLine = /^(?:fra|frå|from)\s+(?<value>.+)$/i;
const hostLine = /^(?:med (?:lørner(?:e|ne)?|lørnar(?:ar)?|vert)|with (?:learner|lørner|host))\s+(?<value>.+)$/i;

/** The older head: `Expørt: name`, title, `fra organisation`, `Med lørner host`, and the ingress. */
export function readOlderHead(lines: readonly PageLine[], account: PageAccount): PageHead {
	const head: PageHead = { guests: [], hosts: [], ingress: [], quotes: [] };
	let current: PersonRole[] = [];
	let nameFollows = false;
	for (const line of lines) {
		const name: string | undefined = nameFollows ? line.text : valueIn(guestLine, line);
		nameFollows = name === '';
		if (name) {
			current = splitNames(name).map(guestFromLine);
			head.guests.push(...current);
		} else if (!nameFollows && !placeBelowGuests(line, head, current, account)) {
			continue;
		}
		account.mark(nameFollows ? 'label' : 'placed', line);
	}
	return head;
}

/** Guests named together on one line share the title and the organisation below it. */
function placeBelowGuests(line: PageLine, head: PageHead, guests: readonly PersonRole[], account: PageAccount): boolean {
	const [host, organisation] = [valueIn(hostLine, line), valueIn(organisationLine, line)];
	if (host) {
		head.hosts.push(...splitNames(host));
	} else if (isProse(line.text)) {
		head.ingress.push(line.text);
	} else if (organisation && guests.some((guest) => !guest.organisation)) {
		for (const guest of guests) guest.organisation ??= organisation;
		noticeJoined(line, organisation, account);
	} else if (guests.some((guest) => !guest.title)) {
		for (const guest of guests) guest.title ??= line.text;
	} else {
		return false;
	}
	return true;
}

function valueIn(pattern: RegExp, { text }: PageLine): string | undefined {
	return pattern.exec(text)?.groups?.value;
}

function noticeJoined(line: PageLine, organisation: string, account: PageAccount): void {
	if (!/ (?:og|and|&) /.test(organisation)) return;
	account.notice(line, `"${organisation}" is kept as one organisation; if it is two, part them by hand.`);
}
