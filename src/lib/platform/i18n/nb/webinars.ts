/** What the public pages and the mails say of webinars and masterclasses. */
export const webinars = {
	title: 'Webinarer',
	lead: 'Det som holdes direkte: webinarer og mesterklasser der alle kan være med.',
	coming: 'Kommer',
	past: 'Har vært',
	noneComing: 'Ingen er planlagt akkurat nå.',
	kinds: { webinar: 'Webinar', masterclass: 'Mesterklasse' },
	parts: 'Program',
	part: (n: number) => `Del ${n}`,
	undated: 'Tiden er ikke bestemt ennå',
	when: (when: string, length: string) => `${when}, ${length}`,
	norwegianTime: 'Alle tider er norsk tid.',
	place: 'Sted',
	link: 'Følg sendingen',
	roles: { panel: 'I panelet', host: 'Vert', speaker: 'Innleder' },
	recording: (title: string) => `Hør opptaket: ${title}`,
	calendar: 'Legg i kalenderen',
	over: 'Dette har vært.',
	calledOff: 'Dette er avlyst.',
	calledOffShort: 'Avlyst',
	signUp: {
		title: 'Meld deg på',
		lead: 'Gratis, og du trenger ingen konto. Du får en e-post der du bekrefter, og så programmet til kalenderen.',
		email: 'E-postadresse',
		hint: 'Den brukes bare til dette, og slettes 30 dager etter siste del.',
		send: 'Meld meg på',
		errorTitle: 'Du er ikke påmeldt ennå',
		wrongEmail: 'Skriv en e-postadresse, for eksempel navn@eksempel.no.',
		tooMany: 'Det er sendt mange påmeldinger herfra. Vent en time og prøv igjen.',
		sentTitle: 'Sjekk e-posten din',
		sent: (email: string) => `Vi har sendt en e-post til ${email}. Du er påmeldt når du har bekreftet der.`,
	},
	confirm: {
		title: 'Påmeldingen din',
		waiting: (title: string) => `Bekreft at du vil være med på «${title}».`,
		confirm: 'Ja, jeg vil være med',
		isIn: (title: string) => `Du er påmeldt «${title}».`,
		calledOff: (title: string) => `«${title}» er avlyst.`,
		done: 'Du er påmeldt. Vi har sendt programmet til kalenderen din på e-post.',
		withdraw: 'Meld meg av',
		withdrawHint: 'Adressen din slettes med en gang.',
		withdrawn: 'Du er meldt av, og adressen din er slettet.',
		broken: 'Lenken virker ikke lenger. Kanskje er påmeldingen slettet. Du kan melde deg på igjen.',
		toWebinar: 'Til programmet',
	},
	mail: {
		confirm: {
			subject: (title: string) => `Bekreft påmeldingen til ${title}`,
			text: (title: string, site: string) =>
				`Noen, kanskje du, har meldt denne adressen på «${title}» hos ${site}. Bekreft at du vil være med, så får du programmet til kalenderen.`,
			button: 'Bekreft påmeldingen',
		},
		already: {
			subject: (title: string) => `Du er alt påmeldt ${title}`,
			text: (title: string, site: string) =>
				`Noen, kanskje du, har meldt denne adressen på «${title}» hos ${site} en gang til. Du er alt påmeldt, og programmet til kalenderen ligger ved.`,
			button: 'Se påmeldingen',
		},
		confirmed: {
			subject: (title: string) => `Du er påmeldt ${title}`,
			text: (title: string, site: string) => `Takk! Du er påmeldt «${title}» hos ${site}. Programmet til kalenderen ligger ved.`,
			button: 'Se påmeldingen',
		},
		changed: {
			subject: (title: string) => `Ny tid eller nytt sted: ${title}`,
			text: (title: string, site: string) =>
				`Tid eller sted er endret for «${title}» hos ${site}. Det nye programmet ligger ved og retter det du har i kalenderen.`,
			button: 'Se påmeldingen',
		},
		calledOff: {
			subject: (title: string) => `Avlyst: ${title}`,
			text: (title: string, site: string) =>
				`«${title}» hos ${site} er avlyst. Det som ligger ved, tar det ut av kalenderen din.`,
			button: 'Se påmeldingen',
		},
		held: {
			subject: (title: string) => `Det blir likevel noe av ${title}`,
			text: (title: string, site: string) =>
				`«${title}» hos ${site} var avlyst, men holdes likevel. Programmet ligger ved og retter det du har i kalenderen.`,
			button: 'Se påmeldingen',
		},
		withdraw: 'Vil du ikke være med likevel? Meld deg av på samme side.',
		forget: 'Vil du at adressen din skal slettes nå? Meld deg av på samme side.',
		ignore: 'Var det ikke deg, kan du se bort fra e-posten. Da blir adressen slettet.',
	},
};
