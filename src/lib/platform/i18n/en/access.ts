import type { nb } from '../nb.ts';

export const access: (typeof nb)['access'] = {
	title: 'Programs that read your record',
	lead: 'Make an access token for a program or spreadsheet that is to read your learning record. It can only read, and only yours.',
	make: 'New token',
	name: 'What is the token for?',
	nameHint: 'For example “My spreadsheet”, so that you know it again.',
	lasts: 'The token works for',
	makeButton: 'Make token',
	made: 'Here is the token. Copy it now: it is not shown again.',
	token: 'Access token',
	copy: 'Copy the token',
	howTo: 'The program sends it as “Authorization: Bearer” to',
	tokens: 'Tokens that work',
	until: (made, until) => `Made ${made}, works until ${until}`,
	revoke: 'Remove',
	revokeOne: (name) => `Remove the token for ${name}`,
	revoked: 'The token is removed and works no longer.',
	problems: {
		missing: 'Write what the token is for.',
		long: 'Write less, 100 characters at most.',
		tooMany: 'You have 20 tokens, and there can be no more. Remove one that you do not use.',
		unknown: 'Choose how long the token is to work.',
	},
};
