import type { Actor, Agent, Identifier } from './statement.ts';

/**
 * One text for everybody who has the same identifier, for example `mbox mailto:kari@example.org`: what is compared and
 * stored. What cannot differ is made lower case. An anonymous group has none: each is a group of its own (Data 2.4.2.2).
 */
export function agentKey(actor: Actor): string | undefined {
	const { mbox, mbox_sha1sum, openid, account } = canonicalIdentifier(actor);
	if (mbox !== undefined) return `mbox ${mbox}`;
	if (mbox_sha1sum !== undefined) return `mbox_sha1sum ${mbox_sha1sum}`;
	if (openid !== undefined) return `openid ${openid}`;
	return account && `account ${account.homePage} ${account.name}`;
}

/** The agent that a key stands for. */
export function agentOfKey(key: string): Agent {
	const [, kind = '', value = ''] = /^(\S+) (.*)$/s.exec(key) ?? [];
	if (kind !== 'account') return { [kind]: value };
	const [, homePage = '', name = ''] = /^(\S+) (.*)$/s.exec(value) ?? [];
	return { account: { homePage, name } };
}

/** The identifier alone, with the domain of an e-mail address and the digits of a hash in lower case. */
export function canonicalIdentifier({ mbox, mbox_sha1sum, openid, account }: Identifier): Identifier {
	if (mbox !== undefined) return { mbox: mbox.replace(/@[^@]*$/, (domain) => domain.toLowerCase()) };
	if (mbox_sha1sum !== undefined) return { mbox_sha1sum: mbox_sha1sum.toLowerCase() };
	if (openid !== undefined) return { openid };
	return account ? { account: { homePage: account.homePage, name: account.name } } : {};
}
