import { locales } from '#lib/platform/locale.ts';
import { type Setting, settingSchemas } from '#lib/platform/site-settings.ts';
import { type ColourProblem, checkColours, colourNames, type SiteColours } from '#lib/ui/site-colours.ts';

/** The settings that are written in a form; files are sent by forms of their own. */
export const writtenSettings = ['name', 'colours', 'front', 'languages', 'podcast', 'licence', 'members'] as const;
export type WrittenSetting = (typeof writtenSettings)[number];

/** What is wrong with a field: a word that the page has a sentence for. */
export interface SettingTrouble {
	field: string;
	why: 'missing' | 'long' | 'email' | 'url' | 'offered' | 'standard' | 'colour' | 'contrast';
	/** The colour that is short of contrast. */
	colour?: ColourProblem;
}

/** What a form says; `value` is undefined where nothing differs from as installed. */
export type ReadSetting<Name extends WrittenSetting> =
	| { value: Setting<Name> | undefined; troubles?: undefined }
	| { troubles: SettingTrouble[] };

type Text = (field: string) => string;

/** Reads the form of a setting; the names of its fields are those that the page has. */
export function readSettingForm<Name extends WrittenSetting>(name: Name, text: Text): ReadSetting<Name> {
	const written = candidates[name](text);
	if (written === undefined) return { value: undefined };
	const parsed = settingSchemas[name].safeParse(written);
	if (!parsed.success)
		return { troubles: uniqueFields(parsed.error.issues.map(({ path, code }) => troubleOf(name, path.map(String), code))) };
	const short = name === 'colours' ? checkColours(parsed.data as SiteColours) : [];
	if (short.length > 0) return { troubles: short.map((colour) => ({ field: colour.field, why: 'contrast', colour })) };
	return { value: parsed.data as Setting<Name> };
}

const candidates: Record<WrittenSetting, (text: Text) => unknown> = {
	name: (text) => text('site-name'),
	colours: (text) => Object.fromEntries(colourNames.map((name) => [name, text(name).trim().toLowerCase()])),
	front: (text) => ifAny(byLocale(text, ['heading', 'lead', 'about'])),
	languages: (text) => ({ offered: locales.filter((locale) => text(`offered-${locale}`) !== ''), standard: text('standard') }),
	podcast: (text) => ({
		...filled(text, { email: 'podcast-email', category: 'podcast-category' }),
		explicit: text('podcast-explicit') !== '',
		channels: byLocale(text, ['title', 'author', 'description']),
	}),
	licence: (text) => {
		const chosen = text('licence');
		if (chosen === '') return undefined;
		return chosen === 'own' ? { name: text('licence-name'), ...filled(text, { url: 'licence-url' }) } : knownLicences[chosen];
	},
	members: (text) => {
		const closed = (['site', 'media'] as const).filter((part) => text(`members-${part}`) !== '');
		return closed.length > 0 ? closed : undefined;
	},
};

/** Licences that people choose between, by their SPDX identifiers; `own` is one in the operator's own words. */
export const knownLicences: Record<string, Setting<'licence'>> = Object.fromEntries(
	[
		['CC-BY-4.0', 'by/4.0'],
		['CC-BY-SA-4.0', 'by-sa/4.0'],
		['CC-BY-ND-4.0', 'by-nd/4.0'],
		['CC-BY-NC-4.0', 'by-nc/4.0'],
		['CC-BY-NC-SA-4.0', 'by-nc-sa/4.0'],
		['CC-BY-NC-ND-4.0', 'by-nc-nd/4.0'],
	].map(([name = '', at]) => [name, { name, url: `https://creativecommons.org/licenses/${at}/` }]),
);
knownLicences['CC0-1.0'] = { name: 'CC0-1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' };

function byLocale(text: Text, fields: readonly string[]): Record<string, Record<string, string>> {
	const told = locales.map(
		(locale) => [locale, filled(text, Object.fromEntries(fields.map((field) => [field, `${field}-${locale}`])))] as const,
	);
	return Object.fromEntries(told.filter(([, texts]) => Object.keys(texts).length > 0));
}

/** The fields in which something stands. */
function filled(text: Text, fields: Record<string, string>): Record<string, string> {
	const pairs = Object.entries(fields).map(([key, field]) => [key, text(field).replaceAll('\r\n', '\n').trim()] as const);
	return Object.fromEntries(pairs.filter(([, value]) => value !== ''));
}

function ifAny<T extends object>(texts: T): T | undefined {
	return Object.keys(texts).length > 0 ? texts : undefined;
}

function troubleOf(name: WrittenSetting, path: readonly string[], code: string): SettingTrouble {
	const field = fieldOf(name, path);
	if (name === 'colours') return { field, why: 'colour' };
	if (name === 'languages') return { field, why: field === 'standard' ? 'standard' : 'offered' };
	if (code === 'too_big') return { field, why: 'long' };
	if (code === 'too_small') return { field, why: 'missing' };
	return { field, why: field === 'podcast-email' ? 'email' : 'url' };
}

function fieldOf(name: WrittenSetting, path: readonly string[]): string {
	const [first = '', second, third] = path;
	if (name === 'name') return 'site-name';
	if (name === 'colours') return first;
	if (name === 'languages') return first === 'offered' ? 'offered-nb' : 'standard';
	if (name === 'licence') return `licence-${first}`;
	if (name === 'front') return `${second}-${first}`;
	return third === undefined ? `podcast-${first}` : `${third}-${second}`;
}

function uniqueFields(troubles: readonly SettingTrouble[]): SettingTrouble[] {
	return [...new Map(troubles.map((trouble) => [trouble.field, trouble])).values()];
}
