export const csr = false;

/** What every page needs to know: its language, the site's name and its public address. */
export const load = ({ locals: { locale, config } }) => ({ locale, siteName: config.siteName, origin: config.origin });
