import type { Template } from '../templates.server.ts';

const all: string[] = [];

/** The questionnaires that a new site has from the start; invented, and meant to be changed. Kinds are slugs of perspectives. */
export const defaultTemplates: readonly Template[] = [
	{
		name: 'Noen kjappe (bokmål)',
		language: 'nb',
		lead: 'Korte svar er best. Hopp gjerne over det som ikke passer.',
		questions: [
			{ question: 'Hva jobber du mest med innen {tema}?', guestKinds: all },
			{ question: 'Hva er det viktigste du har prøvd innen {tema}, og hvordan gikk det?', guestKinds: all },
			{ question: 'Hva tok dere feil av i starten?', guestKinds: ['grunder', 'leder', 'utvikler', 'designer'] },
			{ question: 'Hva har forskningen din vist som overrasket deg?', guestKinds: ['forsker'] },
			{ question: 'Hva ser du etter før du går inn med penger?', guestKinds: ['investor'] },
			{
				question: 'Hva skal til for at andre kan gjøre det samme hos seg?',
				guestKinds: ['offentlig-sektor', 'politiker', 'leder'],
			},
			{ question: 'Hvem har du lært mest av?', guestKinds: all },
			{ question: 'Hva bør den som er ny innen {tema}, lese, høre eller se?', guestKinds: all },
			{ question: 'Hvilket råd vil du gi videre?', guestKinds: all },
		],
	},
	{
		name: 'Nokre kjappe (nynorsk)',
		language: 'nn',
		lead: 'Korte svar er best. Hopp gjerne over det som ikkje passar.',
		questions: [
			{ question: 'Kva arbeider du mest med innan {tema}?', guestKinds: all },
			{ question: 'Kva er det viktigaste du har prøvd innan {tema}, og korleis gjekk det?', guestKinds: all },
			{ question: 'Kva tok de feil av i starten?', guestKinds: ['grunder', 'leder', 'utvikler', 'designer'] },
			{ question: 'Kva har forskinga di vist som overraska deg?', guestKinds: ['forsker'] },
			{ question: 'Kva ser du etter før du går inn med pengar?', guestKinds: ['investor'] },
			{
				question: 'Kva skal til for at andre kan gjere det same hos seg?',
				guestKinds: ['offentlig-sektor', 'politiker', 'leder'],
			},
			{ question: 'Kven har du lært mest av?', guestKinds: all },
			{ question: 'Kva bør den som er ny innan {tema}, lese, høyre eller sjå?', guestKinds: all },
			{ question: 'Kva råd vil du gje vidare?', guestKinds: all },
		],
	},
	{
		name: 'A quick few (English)',
		language: 'en',
		lead: 'Short answers are best. Feel free to skip what does not fit.',
		questions: [
			{ question: 'What do you mostly work on in {theme}?', guestKinds: all },
			{ question: 'What is the most important thing you have tried in {theme}, and how did it go?', guestKinds: all },
			{ question: 'What were you wrong about at the start?', guestKinds: ['grunder', 'leder', 'utvikler', 'designer'] },
			{ question: 'What has your research shown that surprised you?', guestKinds: ['forsker'] },
			{ question: 'What do you look for before you put money in?', guestKinds: ['investor'] },
			{ question: 'What does it take for others to do the same?', guestKinds: ['offentlig-sektor', 'politiker', 'leder'] },
			{ question: 'Whom have you learned the most from?', guestKinds: all },
			{ question: 'What should somebody who is new to {theme} read, hear or see?', guestKinds: all },
			{ question: 'What advice would you pass on?', guestKinds: all },
		],
	},
];
