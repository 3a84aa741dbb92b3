/** How long ago somebody may have signed in who makes a new way in, in seconds. */
export const freshForS = 60 * 60;
