import { saysCount } from '../plural.ts';

const count = saysCount('nn-NO');

/** What the account pages say. */
export const account = {
	name: 'Namn',
	nameHint: 'Slik det skal stå på læringsbevisa dine.',
	email: 'E-postadresse',
	password: 'Passord',
	passwordHint: 'Minst 10 teikn. Ei setning som berre du kjenner, er lett å hugse og vanskeleg å gjette.',
	newPassword: 'Nytt passord',
	errorTitle: 'Dette må rettast',
	errorPrefix: 'Feil:',
	problem: {
		nameMissing: 'Skriv namnet ditt.',
		nameTooLong: 'Namnet er for langt. Kort det ned til 100 teikn.',
		emailMissing: 'Skriv e-postadressa di, til dømes namn@example.org.',
		passwordMissing: 'Skriv passordet ditt.',
		passwordTooShort: 'Passordet er for kort. Det må ha minst 10 teikn.',
		passwordTooLong: 'Passordet er for langt. Det kan ha høgst 128 teikn.',
		wrong:
			'E-postadressa og passordet høyrer ikkje saman. Sjå etter skrivefeil, vel eit nytt passord, eller få tilsendt ei lenkje.',
		wrongPassword: 'Det er ikkje passordet til denne kontoen. Prøv igjen, eller vel eit nytt.',
		spent: 'Lenkja er brukt før, eller ho er for gammal. Be om ei ny.',
		failed: 'Det gjekk ikkje denne gongen, og vi veit ikkje kvifor. Prøv igjen om litt.',
	},
	/** Too many tries; it says how long to wait. */
	wait: (seconds: number) =>
		`Det har vore for mange forsøk. Vent ${seconds > 90 ? count(Math.ceil(seconds / 60), { one: 'minutt', other: 'minutt' }) : count(seconds, { one: 'sekund', other: 'sekund' })}, og prøv igjen.`,
	register: {
		title: 'Lag ein konto',
		lead: 'Med ein konto kan du ta quiz, få læringsbevis og halde fram der du slapp. Det er gratis.',
		submit: 'Lag konto',
		haveOne: 'Har du ein konto frå før?',
		signIn: 'Logg inn',
		privacy: 'Slik tek vi vare på opplysningane dine',
	},
	sent: {
		title: 'Sjå i e-posten din',
		confirm: (email: string) =>
			`Vi har sendt ein e-post til ${email}. Opne lenkja i han for å stadfeste at adressa er di. Lenkja verkar i 24 timar.`,
		link: (email: string) => `Vi har sendt ein e-post til ${email}. Opne lenkja i han for å logge inn. Ho verkar i 15 minutt.`,
		password: (email: string) =>
			`Har ${email} ein konto her, har vi sendt ein e-post dit. Opne lenkja i han for å velje eit nytt passord. Ho verkar i éin time.`,
		unconfirmed: (email: string) =>
			`Adressa er ikkje stadfest enno. Vi har sendt ein ny e-post til ${email}. Opne lenkja i han, så kjem du inn.`,
		nothing: 'Kjem det ingenting? Sjå i søppelposten, og etter skrivefeil i adressa.',
		again: 'Prøv på nytt',
	},
	confirm: {
		title: 'Stadfest adressa di',
		lead: (email: string) => `Skriv passordet du valde då du laga kontoen, så er ${email} stadfest og du er logga inn.`,
		submit: 'Stadfest og logg inn',
		notMine: 'Har du ikkje laga nokon konto? Då treng du ikkje gjere noko. Utan passordet blir han aldri teken i bruk.',
		spentTitle: 'Lenkja verkar ikkje lenger',
		spent: 'Lenkja er for gammal, eller ho er ikkje heil. Logg inn med passordet du valde, så sender vi ei ny.',
	},
	signIn: {
		title: 'Logg inn',
		lead: 'Hald fram der du slapp.',
		submit: 'Logg inn',
		forgot: 'Gløymt passordet?',
		sendLink: 'Send meg ei lenkje i staden',
		sendLinkHint: 'Du kan òg logge inn utan passord: Skriv e-postadressa over, så sender vi deg ei lenkje.',
		noAccount: 'Har du ingen konto?',
		register: 'Lag ein konto',
		changed: 'Passordet er bytt, og du er logga ut overalt. Logg inn med det nye.',
		signedOut: 'Du er logga ut.',
	},
	link: {
		title: 'Logg inn',
		lead: 'Du er nesten inne. Trykk på knappen, så loggar vi deg inn i denne nettlesaren.',
		submit: 'Logg inn',
		again: 'Få ei ny lenkje',
	},
	forgot: {
		title: 'Gløymt passordet?',
		lead: 'Skriv e-postadressa di, så sender vi deg ei lenkje for å velje eit nytt.',
		submit: 'Send lenkja',
	},
	reset: {
		title: 'Vel eit nytt passord',
		lead: 'Når passordet er bytt, blir du logga ut overalt.',
		submit: 'Byt passord',
		again: 'Få ei ny lenkje',
	},
	signOut: {
		title: 'Logg ut',
		lead: 'Du kan logge inn igjen når du vil. Det du har gjort, ligg der.',
		submit: 'Logg ut',
	},
};
