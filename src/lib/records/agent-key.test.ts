import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agent } from '../../../tests/records/arbitrary-statement.ts';
import { agentKey, agentOfKey } from './agent-key.ts';
import { personOf } from './person.ts';

test('a key leads back to an agent with the same key', () => {
	fc.assert(
		fc.property(agent, (somebody) => {
			const key = agentKey(somebody) as string;
			expect(agentKey(agentOfKey(key))).toBe(key);
		}),
	);
});

test('the case of a domain and of a hash does not tell people apart; the case of a mailbox and of an account does', () => {
	expect(agentKey({ mbox: 'mailto:Kari@Example.ORG' })).toBe('mbox mailto:Kari@example.org');
	expect(agentKey({ mbox_sha1sum: 'ABCDEF' })).toBe(agentKey({ mbox_sha1sum: 'abcdef' }));
	const account = (name: string) => agentKey({ account: { homePage: 'https://example.org', name } });
	expect(account('Kari Moe')).toBe('account https://example.org Kari Moe');
	expect(account('kari')).not.toBe(account('Kari'));
	expect(agentKey({ objectType: 'Group', member: [{ mbox: 'mailto:kari@example.org' }] })).toBeUndefined();
});

test('a person has every name and identifier once', () => {
	const account = { homePage: 'https://example.org', name: '7' };
	expect(
		personOf([
			{ name: 'Kari Moe', mbox: 'mailto:kari@example.org' },
			{ name: 'Kari', mbox: 'mailto:kari@EXAMPLE.org' },
			{ name: 'Kari', account },
			{ account: { ...account } },
		]),
	).toEqual({ objectType: 'Person', name: ['Kari Moe', 'Kari'], mbox: ['mailto:kari@EXAMPLE.org'], account: [account] });
	expect(personOf([{ openid: 'https://id.example.org/1' }])).toEqual({
		objectType: 'Person',
		openid: ['https://id.example.org/1'],
	});
});
