/** What the mails say. */
export const mail = {
	notYou: 'Var det ikke du som ba om dette? Da kan du se bort fra e-posten. Ingenting skjer før noen bruker lenken.',
	account: {
		confirmAddress: {
			subject: (site: string) => `Bekreft e-postadressen din hos ${site}`,
			text: (site: string) =>
				`Det er laget en konto hos ${site} med denne e-postadressen. Bekreft at adressen er din, og logg inn med passordet du valgte. Lenken virker i 24 timer.`,
			button: 'Bekreft adressen',
		},
		alreadyRegistered: {
			subject: (site: string) => `Du har allerede en konto hos ${site}`,
			text: (site: string) =>
				`Noen ville lage en konto hos ${site} med denne e-postadressen, men den har en konto fra før. Logg inn med den. Har du glemt passordet, kan du velge et nytt der.`,
			button: 'Logg inn',
		},
		neverConfirmed: {
			subject: (site: string) => `Fullfør kontoen din hos ${site}`,
			text: (site: string) =>
				`Det finnes en konto hos ${site} med denne e-postadressen, men adressen er aldri bekreftet. Er den din, velger du et nytt passord her. Lenken virker i én time.`,
			button: 'Velg passord',
		},
		signInLink: {
			subject: (site: string) => `Lenke for å logge inn hos ${site}`,
			text: (site: string) => `Her er lenken du ba om for å logge inn hos ${site}. Den virker én gang, i 15 minutter.`,
			button: 'Logg inn',
		},
		noAccount: {
			subject: (site: string) => `Du har ingen konto hos ${site} ennå`,
			text: (site: string) =>
				`Noen ba om en lenke for å logge inn hos ${site} med denne e-postadressen, men det finnes ingen konto med den. Kanskje brukte du en annen adresse? Du kan også lage en konto.`,
			button: 'Lag en konto',
		},
		newPassword: {
			subject: (site: string) => `Velg et nytt passord hos ${site}`,
			text: (site: string) =>
				`Her er lenken du ba om for å velge et nytt passord hos ${site}. Den virker én gang, i én time. Når passordet er byttet, blir du logget ut overalt.`,
			button: 'Velg nytt passord',
		},
	},
};
