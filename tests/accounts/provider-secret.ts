/** What this site and the tests' own OpenID provider know of each other. */
export const providerSecret = 'a secret of tests, known to everybody';
