import { saysCount } from '../plural.ts';

const count = saysCount('nb-NO');

/** What the account pages say. */
export const account = {
	name: 'Navn',
	nameHint: 'Slik det skal stå på læringsbevisene dine.',
	email: 'E-postadresse',
	password: 'Passord',
	passwordHint: 'Minst 10 tegn. En setning som bare du kjenner, er lett å huske og vanskelig å gjette.',
	newPassword: 'Nytt passord',
	errorTitle: 'Dette må rettes',
	errorPrefix: 'Feil:',
	problem: {
		nameMissing: 'Skriv navnet ditt.',
		nameTooLong: 'Navnet er for langt. Kort det ned til 100 tegn.',
		emailMissing: 'Skriv e-postadressen din, for eksempel navn@example.org.',
		passwordMissing: 'Skriv passordet ditt.',
		passwordTooShort: 'Passordet er for kort. Det må ha minst 10 tegn.',
		passwordTooLong: 'Passordet er for langt. Det kan ha høyst 128 tegn.',
		wrong:
			'E-postadressen og passordet hører ikke sammen. Se etter skrivefeil, velg et nytt passord, eller få tilsendt en lenke.',
		wrongPassword: 'Det er ikke passordet til denne kontoen. Prøv igjen, eller velg et nytt.',
		spent: 'Lenken er brukt før, eller den er for gammel. Be om en ny.',
		failed: 'Det gikk ikke denne gangen, og vi vet ikke hvorfor. Prøv igjen om litt.',
	},
	/** Too many tries; it says how long to wait. */
	wait: (seconds: number) =>
		`Det har vært for mange forsøk. Vent ${seconds > 90 ? count(Math.ceil(seconds / 60), { one: 'minutt', other: 'minutter' }) : count(seconds, { one: 'sekund', other: 'sekunder' })}, og prøv igjen.`,
	register: {
		title: 'Lag en konto',
		lead: 'Med en konto kan du ta quiz, få læringsbevis og fortsette der du slapp. Det er gratis.',
		submit: 'Lag konto',
		haveOne: 'Har du en konto fra før?',
		signIn: 'Logg inn',
		privacy: 'Slik behandler vi opplysningene dine',
	},
	sent: {
		title: 'Sjekk e-posten din',
		confirm: (email: string) =>
			`Vi har sendt en e-post til ${email}. Åpne lenken i den for å bekrefte at adressen er din. Lenken virker i 24 timer.`,
		link: (email: string) => `Vi har sendt en e-post til ${email}. Åpne lenken i den for å logge inn. Den virker i 15 minutter.`,
		password: (email: string) =>
			`Har ${email} en konto her, har vi sendt en e-post dit. Åpne lenken i den for å velge et nytt passord. Den virker i én time.`,
		unconfirmed: (email: string) =>
			`Adressen er ikke bekreftet ennå. Vi har sendt en ny e-post til ${email}. Åpne lenken i den, så kommer du inn.`,
		nothing: 'Kommer det ingenting? Se i søppelposten, og etter skrivefeil i adressen.',
		again: 'Prøv på nytt',
	},
	confirm: {
		title: 'Bekreft adressen din',
		lead: (email: string) => `Skriv passordet du valgte da du laget kontoen, så er ${email} bekreftet og du er logget inn.`,
		submit: 'Bekreft og logg inn',
		notMine: 'Har du ikke laget noen konto? Da trenger du ikke gjøre noe. Uten passordet blir den aldri tatt i bruk.',
		spentTitle: 'Lenken virker ikke lenger',
		spent: 'Lenken er for gammel, eller den er ikke hel. Logg inn med passordet du valgte, så sender vi en ny.',
	},
	signIn: {
		title: 'Logg inn',
		lead: 'Fortsett der du slapp.',
		submit: 'Logg inn',
		forgot: 'Glemt passordet?',
		sendLink: 'Send meg en lenke i stedet',
		sendLinkHint: 'Du kan også logge inn uten passord: Skriv e-postadressen over, så sender vi deg en lenke.',
		noAccount: 'Har du ingen konto?',
		register: 'Lag en konto',
		changed: 'Passordet er byttet, og du er logget ut overalt. Logg inn med det nye.',
		signedOut: 'Du er logget ut.',
	},
	link: {
		title: 'Logg inn',
		lead: 'Du er nesten inne. Trykk på knappen, så logger vi deg inn i denne nettleseren.',
		submit: 'Logg inn',
		again: 'Få en ny lenke',
	},
	forgot: {
		title: 'Glemt passordet?',
		lead: 'Skriv e-postadressen din, så sender vi deg en lenke for å velge et nytt.',
		submit: 'Send lenken',
	},
	reset: {
		title: 'Velg et nytt passord',
		lead: 'Når passordet er byttet, blir du logget ut overalt.',
		submit: 'Bytt passord',
		again: 'Få en ny lenke',
	},
	signOut: {
		title: 'Logg ut',
		lead: 'Du kan logge inn igjen når du vil. Det du har gjort, ligger der.',
		submit: 'Logg ut',
	},
};
