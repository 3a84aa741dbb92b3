/** Says that settings have changed, to whoever keeps them in memory. */
export const settingsTag = 'settings';

/** On every finished page: whatever of the site itself a page shows, it goes stale with it. */
export const siteTag = 'site';
