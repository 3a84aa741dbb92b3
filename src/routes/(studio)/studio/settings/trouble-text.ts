import { formatNumber, languageName } from '#lib/platform/i18n/format.ts';
import type { Messages } from '#lib/platform/i18n/message-shape.ts';
import { type Locale, locales } from '#lib/platform/locale.ts';
import type { SettingTrouble } from '#lib/studio/settings-form.ts';
import type { ColourProblem } from '#lib/ui/site-colours.ts';

/** What is wrong with a field of the settings, and in which one. */
export function troubleText(locale: Locale, { siteSettings }: Messages, { field, why, colour }: SettingTrouble): string {
	const label = labelOf(locale, siteSettings, field);
	if (why !== 'contrast') return siteSettings.problems[why](label);
	return colour ? siteSettings.problems.contrast(label, ...shortfall(locale, colour)) : siteSettings.problems.colour(label);
}

/** The contrast that a colour has and needs, and the nearest colour that has it, as sentences say them. */
export function shortfall(locale: Locale, { contrast, least, nearest = '–' }: ColourProblem): [string, string, string] {
	const number = (value: number) => formatNumber(locale, Math.floor(value * 10) / 10);
	return [number(contrast), number(least), nearest];
}

function labelOf(locale: Locale, words: Messages['siteSettings'], field: string): string {
	const [part = '', of] = field.split('-');
	const labels: Record<string, string> = {
		'site-name': words.name.label,
		'podcast-email': words.podcast.email,
		'licence-name': words.licence.name,
		'licence-url': words.licence.url,
		...{ accent: words.colours.accent, tint: words.colours.tint, highlight: words.colours.highlight },
		...{ heading: words.front.heading, lead: words.front.lead, about: words.front.about },
		...{ title: words.podcast.channelTitle, author: words.podcast.author, description: words.podcast.description },
	};
	const inLanguage = locales.find((one) => one === of);
	const label = labels[field] ?? labels[part] ?? field;
	return inLanguage ? `${label} (${languageName(locale, inLanguage)})` : label;
}
