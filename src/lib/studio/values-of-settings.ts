import { languagesOf, type SiteSettings } from '#lib/platform/site-settings.ts';
import { knownLicences } from './settings-form.ts';

/** What stands in the fields of the settings page, by their names; what is missing is empty. */
export function valuesOfSettings(site: SiteSettings, siteName: string): Record<string, string> {
	const { offered, standard } = languagesOf(site);
	const { podcast, licence, front = {}, members = [] } = site;
	const isKnown = licence !== undefined && knownLicences[licence.name]?.url === licence.url;
	return {
		'site-name': siteName,
		...Object.fromEntries(offered.map((locale) => [`offered-${locale}`, 'on'])),
		standard,
		...Object.fromEntries(members.map((part) => [`members-${part}`, 'on'])),
		...spread(front),
		...spread(podcast?.channels ?? {}),
		'podcast-email': podcast?.email ?? '',
		'podcast-category': podcast?.category ?? '',
		'podcast-explicit': podcast?.explicit ? 'on' : '',
		licence: licence === undefined ? '' : isKnown ? licence.name : 'own',
		'licence-name': isKnown ? '' : (licence?.name ?? ''),
		'licence-url': isKnown ? '' : (licence?.url ?? ''),
	};
}

/** `heading` in bokmål is `heading-nb`. */
function spread(texts: Partial<Record<string, Record<string, string | undefined>>>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(texts).flatMap(([locale, fields = {}]) =>
			Object.entries(fields).map(([field, text = '']) => [`${field}-${locale}`, text]),
		),
	);
}
