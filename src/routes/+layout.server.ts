import { paths } from '#lib/platform/paths.ts';
import { languagesOf } from '#lib/platform/site-settings.ts';
import { themeFile } from '#lib/ui/theme-file.ts';

export const csr = false;

/** What every page needs to know: its language, the site's name and its public address, and who is signed in. */
export const load = ({ locals: { locale, config, site, hasWebinars, viewer } }) => ({
	locale,
	siteName: config.siteName,
	logo: site.logo ? paths.siteFile(site.logo.key) : undefined,
	theme: site.colours ? paths.themeStyles(themeFile(site.colours).hash) : undefined,
	languages: languagesOf(site),
	origin: config.origin,
	hasWebinars,
	member: viewer.kind === 'member' ? { name: viewer.name } : null,
});
