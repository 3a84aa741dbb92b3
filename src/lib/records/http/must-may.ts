import { NotAllowed } from '#lib/platform/errors.ts';
import { type Client, mayDo, type Scope } from '../clients.ts';

/** Stops a client that has none of the scopes; throws NotAllowed. */
export function mustMay(client: Client, ...any: Scope[]): void {
	if (mayDo(client, ...any)) return;
	const needed = any.map((scope) => `“${scope}”`).join(' or ');
	throw new NotAllowed(`“${client.name}” may not do this: it needs the scope ${needed}. Whoever runs this site gives it.`);
}
