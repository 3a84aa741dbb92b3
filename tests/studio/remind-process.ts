import { connectTo } from '#lib/platform/db.ts';
import { remindGuests } from '#lib/studio/remind-guests.server.ts';

/** Reminds everybody for whom it is time in a week and a day, as a worker does; for a test that kills it. */
const [, , databaseUrl = '', secret = ''] = process.argv;
const database = await connectTo(databaseUrl);
const house = { secret, config: { origin: 'https://cases.example.org', siteName: 'Testdugnad' } };
await remindGuests(database.db, house, new Date(Date.now() + 8 * 24 * 60 * 60 * 1000));
await database.close();
