/** In characters. */
export const nameLength = 100;
export const passwordLength = { least: 10, most: 128 } as const;
