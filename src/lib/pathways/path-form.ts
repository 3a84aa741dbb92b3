import { z } from 'zod';
import { type Audience, audiences, type Because, longestText, longestTitle, mostSteps, type Step } from './path.ts';

/** What a path says of itself, as a form has it. */
export interface PathInput {
	title: string;
	lead: string;
	audience: string;
}

export type PathProblems = Partial<Record<keyof PathInput, 'missing' | 'tooLong' | 'notYours'>>;

interface ReadPath {
	title: string;
	lead: string | null;
	audience: Audience;
}

/** What a form says of a path, or what must be put right. Only a path of the site's can be shown to everybody. */
export function readPathForm(input: PathInput, isOfSite: boolean): { path: ReadPath } | { problems: PathProblems } {
	const [title, lead] = [input.title.replace(/\s+/g, ' ').trim(), input.lead.trim()];
	const audience = audiences.find((one) => one === input.audience) ?? 'owner';
	const problems: PathProblems = {};
	if (title === '') problems.title = 'missing';
	if (title.length > longestTitle) problems.title = 'tooLong';
	if (lead.length > longestText) problems.lead = 'tooLong';
	if (audience === 'everybody' && !isOfSite) problems.audience = 'notYours';
	return Object.keys(problems).length > 0 ? { problems } : { path: { title, lead: lead || null, audience } };
}

const id = z
	.int()
	.min(1)
	.max(2 ** 31 - 1);
const slug = z.string().max(120);
const because: z.ZodType<Because> = z.union([
	z.strictObject({ kind: z.enum(['begins', 'deepens']) }),
	z.strictObject({ kind: z.literal('builds'), on: id }),
	z.strictObject({ kind: z.literal('choice'), with: id }),
	z.strictObject({ kind: z.enum(['perspective', 'theme']), slug }),
	z.strictObject({ kind: z.literal('goal'), goal: z.int().min(1).max(17) }),
	z.strictObject({ kind: z.literal('words'), text: z.string().trim().min(1).max(longestText) }),
]);
const step = z.strictObject({ caseId: id, stage: z.int().min(0).max(mostSteps), because: because.nullable() });

/** The steps that a proposal's page sends back to have them saved; throws where it is none of ours. */
export function readSteps(json: string): Step[] {
	const read = z.array(step).min(1).max(mostSteps).parse(JSON.parse(json));
	return read.filter(({ caseId }, at) => read.findIndex((other) => other.caseId === caseId) === at);
}
