import { z } from 'zod';
import { languageTag } from '#lib/catalogue/case-content.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { locales } from '#lib/platform/locale.ts';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be a slug such as helse');
const whole = (min: number, max: number) => {
	const message = `must be a whole number from ${min} to ${max}`;
	return z.coerce.number(message).int(message).min(min, message).max(max, message);
};

const lang = z
	.enum(locales, 'must be nb, nn or en')
	.default('nb')
	.describe('Language of the names of themes and perspectives, and of page addresses');
const paging = {
	page: whole(1, 1_000_000).default(1),
	pageSize: whole(1, 100).default(20),
};

export const caseListQuery = z.strictObject({
	theme: slug.optional(),
	perspective: slug.optional(),
	organisation: slug.optional(),
	person: slug.optional(),
	place: slug.optional(),
	series: slug.optional(),
	goal: whole(1, 17).optional().describe('A sustainable development goal'),
	year: whole(1900, 2999).optional(),
	language: languageTag.optional(),
	form: z.enum(['listen', 'watch', 'read'], 'must be listen, watch or read').optional(),
	...paging,
	lang,
});
export const listQuery = z.strictObject({ ...paging, lang });
export const langQuery = z.strictObject({ lang });

/** Reads the address's parameters; throws `Invalid` with a sentence that names the wrong one. */
export function readQuery<Query extends z.ZodObject>(schema: Query, url: URL): z.infer<Query> {
	for (const name of url.searchParams.keys()) {
		if (url.searchParams.getAll(name).length > 1) throw new Invalid(`The parameter ${name} is given twice: give it once.`, name);
	}
	const parsed = schema.safeParse(Object.fromEntries(url.searchParams));
	if (parsed.success) return parsed.data;
	throw explain(parsed.error, Object.keys(schema.shape), url);
}

function explain(error: z.ZodError, known: string[], url: URL): Invalid {
	const issue = error.issues[0];
	if (issue?.code === 'unrecognized_keys') {
		const name = issue.keys[0] ?? '';
		return new Invalid(`There is no parameter ${JSON.stringify(name)}: use ${known.join(', ')}.`, name);
	}
	const name = String(issue?.path[0]);
	return new Invalid(`The parameter ${name} is ${JSON.stringify(url.searchParams.get(name))}: it ${issue?.message}.`, name);
}
