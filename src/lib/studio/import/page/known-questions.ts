/**
 * The questions that guests are asked, with the theme's slot. The first wording of a language is the one that is
 * kept, so that answers meet under one question; the others are wordings met on pages that ask the same.
 */
export interface KnownQuestion {
	key: string;
	nb: readonly string[];
	nn: readonly string[];
	en: readonly string[];
}

export const knownQuestions: readonly KnownQuestion[] = [
	{
		key: 'who',
		nb: ['Hvem er du?', 'Hvem er du da?'],
		nn: ['Kven er du?'],
		en: ['Who are you?'],
	},
	{
		key: 'whoAndHow',
		nb: ['Hvem er du, og hvordan ble du interessert i {tema}?', 'Hvem er du og hvordan ble du interessert i {tema}?'],
		nn: ['Kven er du, og korleis vart du interessert i {tema}?', 'Kven er du og korleis blei du interessert i {tema}?'],
		en: ['Who are you, and how did you become interested in {tema}?', 'Who are you and how did you get interested in {tema}?'],
	},
	{
		key: 'mostImportantAtWork',
		nb: [
			'Hva er det viktigste dere gjør på jobben?',
			'Hva er det viktigste du gjør på jobben?',
			'Hva er det viktigste dere gjør på jobb?',
		],
		nn: [
			'Kva er det viktigaste de gjer på jobben?',
			'Kva er det viktigaste du gjer på jobben?',
			'Kva er det viktigaste dykk gjer på jobben?',
		],
		en: ['What is the most important thing you do at work?', "What's the most important thing you do at work?"],
	},
	{
		key: 'focus',
		nb: ['Hva fokuserer du på innen {tema}?', 'Hva fokuserer dere på innen {tema}?', 'Hva fokuserer du på innenfor {tema}?'],
		nn: ['Kva fokuserer du på innan {tema}?', 'Kva fokuserer de på innan {tema}?', 'Kva fokuserer du på innanfor {tema}?'],
		en: ['What do you focus on within {tema}?', 'What do you focus on in {tema}?', 'What are you focusing on in {tema}?'],
	},
	{
		key: 'whyExciting',
		nb: ['Hvorfor er det spennende?', 'Hvorfor er dette spennende?'],
		nn: ['Kvifor er det spennande?', 'Kvifor er dette spennande?'],
		en: ['Why is it exciting?', 'Why is this exciting?'],
	},
	{
		key: 'controversies',
		nb: ['Hva synes du er de mest interessante kontroverser?', 'Hva synes du er de mest interessante kontroversene?'],
		nn: ['Kva synest du er dei mest interessante kontroversane?', 'Kva synest du er dei mest interessante kontroversar?'],
		en: ['What do you think are the most interesting controversies?', 'What are the most interesting controversies?'],
	},
	{
		key: 'ownProjects',
		nb: [
			'Dine egne prosjekter siste året?',
			'Dine egne relevante prosjekter siste året?',
			'Dine egne prosjekter det siste året?',
		],
		nn: ['Dine eigne prosjekt siste året?', 'Dine eigne relevante prosjekt siste året?', 'Dine eigne prosjekt det siste året?'],
		en: ['Your own projects in the last year?', 'Your own relevant projects in the last year?', 'Your own projects last year?'],
	},
	{
		key: 'otherExamples',
		nb: [
			'Dine andre favoritteksempler på lignende prosjekter, internasjonalt og nasjonalt?',
			'Dine andre favoritteksempler på lignende prosjekter?',
		],
		nn: [
			'Dine andre favorittdøme på liknande prosjekt, internasjonalt og nasjonalt?',
			'Dine andre favorittdøme på liknande prosjekt?',
		],
		en: [
			'Your other favourite examples of similar projects, internationally and nationally?',
			'Your other favorite examples of similar projects, internationally and nationally?',
		],
	},
	{
		key: 'futureKnowledge',
		nb: ['Hva tror du er relevant kunnskap for fremtiden?', 'Hva tror du er relevant kunnskap for framtiden?'],
		nn: ['Kva trur du er relevant kunnskap for framtida?', 'Kva trur du er relevant kunnskap for framtidi?'],
		en: ['What do you think is relevant knowledge for the future?', 'What is relevant knowledge for the future?'],
	},
	{
		key: 'uniqueInNorway',
		nb: ['Hva gjør vi unikt godt i Norge av dette?', 'Hva gjør vi unikt godt i Norge?'],
		nn: ['Kva gjer vi unikt godt i Noreg av dette?', 'Kva gjer vi unikt godt i Noreg?'],
		en: ['What do we do uniquely well in Norway?', 'What do we do uniquely well in Norway of this?'],
	},
	{
		key: 'recommendedReading',
		nb: ['Anbefalt lesing/seing om ditt felt?', 'Anbefalt lesing om ditt felt?', 'Anbefalt lesing/seing?'],
		nn: ['Tilrådd lesing/sjåing om feltet ditt?', 'Tilrådd lesing om feltet ditt?'],
		en: ['Recommended reading/viewing in your field?', 'Recommended reading in your field?'],
	},
	{
		key: 'favouriteQuote',
		nb: [
			'En favoritt {tema} sitat?',
			'Et favoritt {tema} sitat?',
			'Et favoritt {tema}-sitat?',
			'Et favoritt {tema}ssitat?',
			'Et favoritt {tema}sitat?',
		],
		nn: ['Eit favoritt {tema} sitat?', 'Eit favoritt {tema}-sitat?', 'Eit favoritt {tema}ssitat?', 'Eit favoritt {tema}sitat?'],
		en: ['A favourite {tema} quote?', 'A favorite {tema} quote?', 'Your favourite {tema} quote?', 'Your favorite {tema} quote?'],
	},
	{
		key: 'mainPoint',
		nb: ['Viktigste poeng fra vår samtale?', 'Viktigste poeng fra samtalen?', 'Viktigste poeng fra samtalen vår?'],
		nn: ['Viktigaste poeng frå samtalen vår?', 'Viktigaste poenget frå samtalen vår?', 'Viktigaste poeng frå samtalen?'],
		en: [
			'The main point of our conversation?',
			'Most important point from our conversation?',
			'Main point from our conversation?',
		],
	},
	{ key: 'name', nb: ['Navn'], nn: ['Namn'], en: ['Name'] },
	{
		key: 'titleAndOrganisation',
		nb: ['Tittel og selskap', 'Tittel og organisasjon'],
		nn: ['Tittel og selskap', 'Tittel og verksemd'],
		en: ['Title and company', 'Title and organisation'],
	},
	{
		key: 'educationAndHobby',
		nb: ['Utdanning og hobby', 'Utdanning og hobbyer'],
		nn: ['Utdanning og hobby', 'Utdanning og hobbyar'],
		en: ['Education and hobby', 'Education and hobbies'],
	},
	{
		key: 'socialMedia',
		nb: ['SoMe tagger og linker', 'SoMe-tagger og lenker', 'SoMe tagger og lenker'],
		nn: ['SoMe-taggar og lenkjer', 'SoMe taggar og linkar'],
		en: ['Social media tags and links', 'SoMe tags and links'],
	},
];
