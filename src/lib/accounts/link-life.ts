const hour = 60 * 60;

/** How long links in mails work, in seconds. The texts of the mails say the same. */
export const linkLifeS = { signIn: hour / 4, password: hour, confirm: 24 * hour, firstPassword: 7 * 24 * hour } as const;
