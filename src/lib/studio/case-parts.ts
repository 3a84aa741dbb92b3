/** The pages on which a case is made, in the order of the work. */
export const caseParts = ['form', 'media', 'transcript', 'quiz', 'guest', 'publish', 'versions'] as const;
export type CasePart = (typeof caseParts)[number];

/** The part that a page's address, without its language, belongs to. */
export function casePartOf(path: string): CasePart {
	const [, , , , part] = path.split('/');
	return caseParts.find((known) => known === part) ?? 'form';
}
