import type { Sent } from './send.ts';

/** How an address guards itself. */
export interface Address extends Pick<Sent, 'fields' | 'body' | 'headers' | 'method'> {
	/** What is asked for, with the owner's things in it. */
	path: string;
	/** What somebody gets who is not signed in, another member, a guest, an editor. */
	answers: [anonymous: number, member: number, guest: number, editor: number];
	/** What the owner reads there and nobody else: without it, a refusal would prove nothing. */
	owner?: string;
	/** Ends the session of whoever asks. */
	leaves?: true;
}

/** By method and route, as `find-routes.ts` names them. */
export type Addresses = Record<string, Address>;

/** The same for everybody. */
export const open = (path: string, status = 200): Address => ({ path, answers: [status, status, status, status] });
export const openForm = (path: string, fields: Record<string, string>, status = 400): Address => ({
	...open(path, status),
	fields,
});

/** Shows or changes what belongs to whoever is signed in; the address names nobody. */
export const mine = (path: string, owner?: string): Address => ({ path, answers: [303, 200, 200, 200], owner });
export const myForm = (path: string, fields: Record<string, string>, status = 303, anonymous = 303): Address => ({
	path,
	fields,
	answers: [anonymous, status, status, status],
});

/** Names what belongs to the owner: for everybody else it is not there. */
export const owned = (path: string, owner: string, anonymous = 404): Address => ({
	path,
	answers: [anonymous, 404, 404, 404],
	owner,
});
export const ownedForm = (path: string, fields: Record<string, string>, anonymous = 303): Address => ({
	path,
	fields,
	answers: [anonymous, 404, 404, 404],
});
