/** What a member writes about a case, in Markdown; what they believed before may be empty. */
export interface ReflectionText {
	believed: string;
	thinks: string;
}

export type ReflectionProblem = 'missing' | 'tooLong';
export type ReflectionProblems = Partial<Record<keyof ReflectionText, ReflectionProblem>>;

/** The most characters of each field. */
export const longestReflection = 4000;
/** The most characters of why somebody reports or hides a reflection. */
export const longestReason = 1000;

/** How one sees a reflection that somebody shared. */
export interface SharedReflection {
	id: string;
	/** Who wrote it. */
	name: string;
	believedHtml: string;
	thinksHtml: string;
	sharedAt: Date;
}

/** A reflection as it is stored, or what must be changed first. */
export function readReflection(input: ReflectionText): { text: ReflectionText } | { problems: ReflectionProblems } {
	const text = { believed: tidyText(input.believed), thinks: tidyText(input.thinks) };
	const problems: ReflectionProblems = {};
	if (text.thinks === '') problems.thinks = 'missing';
	for (const field of ['believed', 'thinks'] as const)
		if (countCharacters(text[field]) > longestReflection) problems[field] = 'tooLong';
	return Object.keys(problems).length > 0 ? { problems } : { text };
}

/** Why somebody reports or hides a reflection, or what must be changed first. */
export function readReason(input: string): { reason: string } | { problem: ReflectionProblem } {
	const reason = tidyText(input);
	if (reason === '') return { problem: 'missing' };
	return countCharacters(reason) > longestReason ? { problem: 'tooLong' } : { reason };
}

/** How many characters people see, as limits count them. */
export function countCharacters(text: string): number {
	return [...tidyText(text)].length;
}

/** Text as PostgreSQL takes it, with one kind of line break. */
function tidyText(text: string): string {
	return text.replaceAll('\0', '').replace(/\r\n?/g, '\n').toWellFormed().trim();
}
