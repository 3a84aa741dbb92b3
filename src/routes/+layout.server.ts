export const csr = false;

/** What every page needs to know: its language, the site's name and its public address, and who is signed in. */
export const load = ({ locals: { locale, config, viewer } }) => ({
	locale,
	siteName: config.siteName,
	origin: config.origin,
	member: viewer.kind === 'member' ? { name: viewer.name } : null,
});
