import type { SettingChange } from '#lib/studio/list-setting-changes.server.ts';

interface Words {
	from: string;
	to: string;
	asInstalled: string;
	file: string;
	/** What may be for members, by its name in the setting. */
	parts: Readonly<Record<string, string>>;
}

/** What a setting was and became, in so far as the two differ. */
export function changeLines({ name, before, after }: SettingChange, words: Words): { what: string; text: string }[] {
	if (name === 'members')
		return [
			{ what: words.from, text: sayParts(before, words) },
			{ what: words.to, text: sayParts(after, words) },
		];
	return [
		{ what: words.from, text: say(before, after, words) },
		{ what: words.to, text: say(after, before, words) },
	];
}

/** All of them: what is closed matters more than what differs. */
function sayParts(value: unknown, words: Words): string {
	return Array.isArray(value) ? value.map((part) => words.parts[part] ?? String(part)).join(', ') : words.asInstalled;
}

function say(value: unknown, other: unknown, words: Words): string {
	if (value === null || value === undefined) return words.asInstalled;
	const others = new Set(other === null || other === undefined ? [] : leaves(other, words));
	const own = leaves(value, words);
	const different = own.filter((leaf) => !others.has(leaf));
	const said = (different.length > 0 ? different : own).join(', ');
	return said.length > 300 ? `${said.slice(0, 299)} …` : said || '–';
}

/** The texts and numbers in a value; of a file only that it is one. */
function leaves(value: unknown, words: Words): string[] {
	if (typeof value !== 'object' || value === null) return typeof value === 'boolean' ? [] : [String(value)];
	if ('key' in value) return [`${words.file} (${String((value as { mimeType?: unknown }).mimeType)})`];
	return Object.values(value).flatMap((inner) => leaves(inner, words));
}
