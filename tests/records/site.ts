/** The site that statements of tests name. */
export const site = { origin: 'https://cases.example.org' };
