import { z } from 'zod';
import { type Locale, locales } from './locale.ts';

const line = (most: number) => z.string().trim().max(most);
const said = (most: number) => line(most).min(1);
const colour = z.string().regex(/^#[0-9a-f]{6}$/);
const perLocale = <T extends z.ZodType>(texts: T) => z.partialRecord(z.enum(locales), texts);
const stored = z.object({
	key: z.string().regex(/^site\/[a-z0-9.-]+$/),
	mimeType: said(100),
	bytes: z.number().int().positive(),
});

/** What an operator may set for the whole site, and what each may be. What is missing is as installed. */
export const settingSchemas = {
	name: said(80),
	logo: stored.extend({ mimeType: z.enum(['image/svg+xml', 'image/png', 'image/webp']) }),
	colours: z.object({ accent: colour, tint: colour, highlight: colour }),
	front: perLocale(z.object({ heading: line(120).optional(), lead: line(400).optional(), about: line(4000).optional() })),
	languages: z
		.object({ offered: z.array(z.enum(locales)).min(1), standard: z.enum(locales) })
		.refine(({ offered, standard }) => offered.includes(standard)),
	podcast: z.object({
		email: z.email().max(254).optional(),
		category: line(60).optional(),
		explicit: z.boolean(),
		channels: perLocale(
			z.object({ title: line(120).optional(), author: line(120).optional(), description: line(4000).optional() }),
		),
	}),
	cover: stored.extend({ mimeType: z.enum(['image/png', 'image/jpeg']) }),
	licence: z.object({
		name: said(100),
		url: z
			.url({ protocol: /^https?$/ })
			.max(500)
			.optional(),
	}),
	/** What is for members only. */
	members: z.array(z.enum(['site', 'media'])).min(1),
} as const;

export type SettingName = keyof typeof settingSchemas;
export const settingNames = Object.keys(settingSchemas) as SettingName[];

/** The value of a setting. */
export type Setting<Name extends SettingName> = z.infer<(typeof settingSchemas)[Name]>;

/** What the operator has set. */
export type SiteSettings = { readonly [Name in SettingName]?: Setting<Name> };

/** A file of the site itself, such as its logo. */
export type SiteFile = z.infer<typeof stored>;

/** The languages that the site speaks, and the one that stands for those it does not. */
export function languagesOf({ languages }: SiteSettings): { offered: readonly Locale[]; standard: Locale } {
	return languages ?? { offered: locales, standard: 'nb' };
}

/**
 * Settings as they are stored, read; what is not as it should be is as installed, and `unread` names it. Of what is for
 * members only the contrary holds: nobody has closed a site that reads its own lock as an open door.
 */
export function readSettings(rows: readonly { name: string; value: unknown }[]): { settings: SiteSettings; unread: string[] } {
	const settings: Record<string, unknown> = {};
	const unread: string[] = [];
	for (const { name, value } of rows) {
		const parsed = Object.hasOwn(settingSchemas, name) ? settingSchemas[name as SettingName].safeParse(value) : undefined;
		if (parsed?.success) settings[name] = parsed.data;
		else unread.push(name);
		if (name === 'members' && !parsed?.success) settings[name] = ['site', 'media'];
	}
	return { settings: settings as SiteSettings, unread };
}
