import type { PersonRole } from '#lib/catalogue/case-content.ts';
import type { PageAccount } from './page-account.ts';
import type { Block } from './page-blocks.ts';
import { type NameHints, readGuests } from './people.ts';

/** A webinar's panel: its members are guests like any other. */
export function readPanel(blocks: readonly Block[], hints: NameHints, account: PageAccount): PersonRole[] {
	return blocks
		.filter(({ section }) => section === 'panel')
		.flatMap(({ label, lines }) => {
			const members = readGuests(lines, hints, account);
			if (label) account.notice(label, `the panel's ${members.length} members are listed as guests.`);
			return members;
		});
}
