import { clientLimit } from '#lib/platform/client-limit.ts';

/** What one address sends to guests' pages: as fast as several people in one house type, and no faster. */
export const inTurn = clientLimit({ perMinute: 120, atOnce: 6, atOnceInAll: 64 });
