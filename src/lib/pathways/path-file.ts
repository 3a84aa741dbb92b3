import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { languageTag } from '#lib/catalogue/case-content.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { audiences, longestText, longestTitle, mostSteps } from './path.ts';

const step = z.strictObject({
	/** The case's number (`C0178`, `#0608`) or the last part of its address. */
	case: z.string().trim().min(1).max(200),
	because: z.string().trim().min(1).max(longestText).optional(),
});

const pathFile = z.strictObject({
	title: z.string().trim().min(1).max(longestTitle),
	language: languageTag,
	shown: z.enum(audiences).default('owner'),
	lead: z.string().trim().min(1).max(longestText).optional(),
	/** One case after the other; under `choose` those of which one is enough. */
	steps: z.array(z.union([step, z.strictObject({ choose: z.array(step).min(2) })])).max(mostSteps),
});

/** A curated path as a file has it. */
export type PathFile = z.infer<typeof pathFile>;

/** Reads a path from YAML; `source` names it in the sentence of the `Invalid` that a wrong field throws. */
export function readPathFile(text: string, source: string): PathFile {
	const read = pathFile.safeParse(parsed(text, source));
	if (read.success) return read.data;
	const [issue] = read.error.issues;
	const field = issue?.path.join('.') ?? '';
	throw new Invalid(
		`${source}: ${field || 'the file'} cannot be read as a path (${issue?.message}). Put it right and try again.`,
		field,
	);
}

/** Writes what `readPathFile` reads as the same. */
export function writePathFile(file: PathFile): string {
	return stringify(file, { lineWidth: 110 });
}

function parsed(text: string, source: string): unknown {
	try {
		return parse(text);
	} catch (error) {
		throw new Invalid(`${source} is no YAML: ${(error as Error).message.split('\n')[0]} Put it right and try again.`);
	}
}
