import type { Config } from './config.ts';
import type { SiteSettings } from './site-settings.ts';

/**
 * The configuration with the site's name as it is at the moment when it is read: the operator may have set another one on
 * the settings page than SITE_NAME says, and may do so while the site runs.
 */
export function withSiteName(config: Config, now: () => SiteSettings): Config {
	return Object.defineProperty({ ...config }, 'siteName', { enumerable: true, get: () => now().name ?? config.siteName });
}
