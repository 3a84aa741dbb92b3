/** What the mails say. */
export const mail = {
	notYou: 'Var det ikkje du som bad om dette? Då kan du sjå bort frå e-posten. Ingenting skjer før nokon bruker lenkja.',
	account: {
		confirmAddress: {
			subject: (site: string) => `Stadfest e-postadressa di hos ${site}`,
			text: (site: string) =>
				`Det er laga ein konto hos ${site} med denne e-postadressa. Stadfest at adressa er di, og logg inn med passordet du valde. Lenkja verkar i 24 timar.`,
			button: 'Stadfest adressa',
		},
		alreadyRegistered: {
			subject: (site: string) => `Du har alt ein konto hos ${site}`,
			text: (site: string) =>
				`Nokon ville lage ein konto hos ${site} med denne e-postadressa, men ho har ein konto frå før. Logg inn med han. Har du gløymt passordet, kan du velje eit nytt der.`,
			button: 'Logg inn',
		},
		neverConfirmed: {
			subject: (site: string) => `Gjer ferdig kontoen din hos ${site}`,
			text: (site: string) =>
				`Det finst ein konto hos ${site} med denne e-postadressa, men adressa er aldri stadfest. Er ho di, vel du eit nytt passord her. Lenkja verkar i éin time.`,
			button: 'Vel passord',
		},
		signInLink: {
			subject: (site: string) => `Lenkje for å logge inn hos ${site}`,
			text: (site: string) => `Her er lenkja du bad om for å logge inn hos ${site}. Ho verkar éin gong, i 15 minutt.`,
			button: 'Logg inn',
		},
		noAccount: {
			subject: (site: string) => `Du har ingen konto hos ${site} enno`,
			text: (site: string) =>
				`Nokon bad om ei lenkje for å logge inn hos ${site} med denne e-postadressa, men det finst ingen konto med den adressa. Kanskje brukte du ei anna adresse? Du kan òg lage ein konto.`,
			button: 'Lag ein konto',
		},
		newPassword: {
			subject: (site: string) => `Vel eit nytt passord hos ${site}`,
			text: (site: string) =>
				`Her er lenkja du bad om for å velje eit nytt passord hos ${site}. Ho verkar éin gong, i éin time. Når passordet er bytt, blir du logga ut overalt.`,
			button: 'Vel nytt passord',
		},
	},
};
