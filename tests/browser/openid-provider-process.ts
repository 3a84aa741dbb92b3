import { openProvider } from '../accounts/openid-provider.ts';

/** An OpenID provider for the browser tests: people whose address it vouches for, and people of whom it tells nothing, as ID-porten does. */
const [port, site] = process.argv.slice(2);
const provider = await openProvider([`${site}/sign-in/with/skolenokkel/return`], { port: Number(port) });
for (const name of ['Kari', 'Ola', 'Tone']) {
	provider.people[name] = { name: `${name} Oppdiktet`, email: `${name.toLowerCase()}@skole.example.org`, email_verified: true };
}
for (const name of ['Ukjent', 'Uviss', 'Uavklart', 'Ubekreftet']) provider.people[name] = {};
