/** For how many days a token may be good. */
export const tokenDays = [7, 30, 90, 365] as const;

/** So many tokens a member may have at a time. */
export const mostTokens = 20;
export const mostNameLetters = 100;

/** What a member fills in for a new token. */
export interface TokenForm {
	name: string;
	days: string;
}

export interface TokenProblems {
	name?: 'missing' | 'long' | 'tooMany';
	days?: 'unknown';
}

/** What is wrong with the form, by its field. */
export function checkTokenForm({ name, days }: TokenForm): TokenProblems {
	const problems: TokenProblems = {};
	if (!name.trim()) problems.name = 'missing';
	else if (name.trim().length > mostNameLetters) problems.name = 'long';
	if (!tokenDays.some((known) => String(known) === days)) problems.days = 'unknown';
	return problems;
}
