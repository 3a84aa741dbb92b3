/** RFC 5646 2.1, its grammar: language, script, region, variants, extensions, private use. */
const language = '(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})';
const script = '(?:-[a-z]{4})?';
const region = '(?:-(?:[a-z]{2}|\\d{3}))?';
const variants = '((?:-(?:[a-z\\d]{5,8}|\\d[a-z\\d]{3}))*)';
const extensions = '((?:-[a-wy-z\\d](?:-[a-z\\d]{2,8})+)*)';
const privateUse = 'x(?:-[a-z\\d]{1,8})+';
const regular = new RegExp(`^${language}${script}${region}${variants}${extensions}(?:-${privateUse})?$`, 'i');
const onlyPrivate = new RegExp(`^${privateUse}$`, 'i');

/** Registered before the grammar was: they are valid and do not follow it. */
const grandfathered = new Set(
	'en-gb-oed i-ami i-bnn i-default i-enochian i-hak i-klingon i-lux i-mingo i-navajo i-pwn i-tao i-tay i-tsu sgn-be-fr sgn-be-nl sgn-ch-de'.split(
		' ',
	),
);

/** Longer than any tag in use, and short enough for the regular expression's stack. */
const longest = 200;

/** Whether a text is a well-formed RFC 5646 language tag in which no variant and no extension occurs twice. */
export function isLanguageTag(text: string): boolean {
	const tag = text.toLowerCase();
	if (grandfathered.has(tag) || onlyPrivate.test(tag)) return true;
	const match = tag.length <= longest && regular.exec(tag);
	if (!match) return false;
	const [, variantPart = '', extensionPart = ''] = match;
	const singletons = extensionPart.split('-').filter((part) => part.length === 1);
	return allDistinct(variantPart.split('-').slice(1)) && allDistinct(singletons);
}

const allDistinct = (parts: string[]) => new Set(parts).size === parts.length;
