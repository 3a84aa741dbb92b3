import { operator } from '#lib/accounts/viewer.ts';
import { isScope, scopes } from '#lib/records/clients.ts';
import type { Command, Context } from './command.ts';
import { forward, forwardHelp, forwardOptions, refuseForward } from './records-forward.ts';

const known = scopes.join(', ');

export const recordsCommand: Command = {
	usage: 'records <client | forward> <action> [name | key] [address]',
	summary: 'Lets programs use the learning record store, and forwards it to another.',
	help: [
		'client create <name> --scopes "statements/write, state"   prints a key and a secret, once',
		'client list                                               every client; --json prints each as a line of JSON',
		'client revoke <key>                                       shuts a client out within a second; what it stored stays',
		`Scopes: ${known}.`,
		...forwardHelp,
	],
	options: { scopes: { type: 'string' }, json: { type: 'boolean' }, ...forwardOptions },
	refuse(given) {
		const { words, options } = given;
		const [what, action, word] = words;
		if (what === 'forward') return refuseForward(given);
		if (what !== 'client') return `It is records client or records forward, not records ${what}.`;
		if (words.length > 3) return 'records client needs no more words than three.';
		if (action === 'list') return word ? 'records client list needs no more words.' : undefined;
		if (action === 'revoke') return word ? undefined : 'Which client? Give its key.';
		if (action !== 'create') return `It is records client create, list or revoke, not ${action}.`;
		if (!word) return 'What is the client called? Give it a name by which you know it again.';
		return refuseScopes(readScopes(options.scopes));
	},
	run(context) {
		const [what, action] = context.words;
		if (what === 'forward') return forward(context);
		if (action === 'create') return create(context);
		return action === 'revoke' ? revoke(context) : list(context);
	},
};

function readScopes(option: Context['options'][string]): string[] {
	return String(option ?? '')
		.split(/[\s,]+/)
		.filter(Boolean);
}

function refuseScopes(given: string[]): string | undefined {
	if (given.length === 0) return `Say with --scopes what the client may do: ${known}.`;
	const unknown = given.find((scope) => !isScope(scope));
	return unknown === undefined ? undefined : `There is no scope ${unknown}. Scopes are ${known}.`;
}

async function create({ db, config, words: [, , name = ''], options }: Context): Promise<number> {
	const { createClient } = await import('#lib/records/manage-clients.server.ts');
	const { key, secret } = await createClient(db, operator, { name, scopes: readScopes(options.scopes).filter(isScope) });
	if (options.json) console.log(JSON.stringify({ key, secret }));
	else console.log(`Address  ${config.origin}/xapi\nKey      ${key}\nSecret   ${secret}\n\nThe secret is not shown again.`);
	return 0;
}

async function revoke({ db, words: [, , key = ''] }: Context): Promise<number> {
	const { revokeClient } = await import('#lib/records/manage-clients.server.ts');
	await revokeClient(db, operator, key);
	console.log(`The client ${key} is shut out. What it stored stays.`);
	return 0;
}

async function list({ db, options }: Context): Promise<number> {
	const { listClients } = await import('#lib/records/manage-clients.server.ts');
	for (const client of await listClients(db, operator)) {
		const { key, name, scopes, createdAt, revokedAt } = client;
		const end = revokedAt ? `  (revoked ${revokedAt.toISOString().slice(0, 10)})` : '';
		const line = `${createdAt.toISOString().slice(0, 10)}  ${key}  ${name}  ${scopes.join(' ')}${end}`;
		console.log(options.json ? JSON.stringify(client) : line);
	}
	return 0;
}
