/** A theme or a perspective that a new catalogue has from the start, in the three interface languages. */
export interface DefaultTerm {
	slug: string;
	nb: string;
	nn: string;
	en: string;
	/** The hue of its colour and of the art made for its cases, in degrees from 0 to 359. */
	hue: number;
}

/** What cases are about: technology, innovation and leadership. */
export const defaultThemes: readonly DefaultTerm[] = [
	{ slug: 'kunstig-intelligens', nb: 'Kunstig intelligens', nn: 'Kunstig intelligens', en: 'Artificial intelligence', hue: 262 },
	{ slug: 'helse', nb: 'Helse', nn: 'Helse', en: 'Health', hue: 348 },
	{ slug: 'energi-og-klima', nb: 'Energi og klima', nn: 'Energi og klima', en: 'Energy and climate', hue: 142 },
	{ slug: 'digital-etikk', nb: 'Digital etikk', nn: 'Digital etikk', en: 'Digital ethics', hue: 286 },
	{ slug: 'ledelse', nb: 'Ledelse', nn: 'Leiing', en: 'Leadership', hue: 24 },
	{ slug: 'offentlig-fornyelse', nb: 'Offentlig fornyelse', nn: 'Offentleg fornying', en: 'Public sector renewal', hue: 214 },
	{ slug: 'hav-og-mat', nb: 'Hav og mat', nn: 'Hav og mat', en: 'Ocean and food', hue: 190 },
	{ slug: 'utdanning-og-laering', nb: 'Utdanning og læring', nn: 'Utdanning og læring', en: 'Education and learning', hue: 46 },
	{ slug: 'mobilitet-og-by', nb: 'Mobilitet og by', nn: 'Mobilitet og by', en: 'Mobility and cities', hue: 168 },
	{ slug: 'bygg-og-eiendom', nb: 'Bygg og eiendom', nn: 'Bygg og eigedom', en: 'Buildings and property', hue: 14 },
	{ slug: 'finans', nb: 'Finans', nn: 'Finans', en: 'Finance', hue: 120 },
	{ slug: 'industri-og-robotikk', nb: 'Industri og robotikk', nn: 'Industri og robotikk', en: 'Industry and robotics', hue: 236 },
	{ slug: 'kultur-og-medier', nb: 'Kultur og medier', nn: 'Kultur og medium', en: 'Culture and media', hue: 324 },
	{
		slug: 'sikkerhet-og-personvern',
		nb: 'Sikkerhet og personvern',
		nn: 'Tryggleik og personvern',
		en: 'Security and privacy',
		hue: 4,
	},
	{ slug: 'samfunnsinnovasjon', nb: 'Samfunnsinnovasjon', nn: 'Samfunnsinnovasjon', en: 'Social innovation', hue: 78 },
];

/** Who speaks: the chair that the guest sits in. */
export const defaultPerspectives: readonly DefaultTerm[] = [
	{ slug: 'grunder', nb: 'Gründer', nn: 'Gründer', en: 'Founder', hue: 18 },
	{ slug: 'forsker', nb: 'Forsker', nn: 'Forskar', en: 'Researcher', hue: 228 },
	{ slug: 'leder', nb: 'Leder', nn: 'Leiar', en: 'Leader', hue: 38 },
	{ slug: 'offentlig-sektor', nb: 'Offentlig sektor', nn: 'Offentleg sektor', en: 'Public sector', hue: 206 },
	{ slug: 'investor', nb: 'Investor', nn: 'Investor', en: 'Investor', hue: 130 },
	{ slug: 'student', nb: 'Student', nn: 'Student', en: 'Student', hue: 56 },
	{ slug: 'designer', nb: 'Designer', nn: 'Designar', en: 'Designer', hue: 312 },
	{ slug: 'utvikler', nb: 'Utvikler', nn: 'Utviklar', en: 'Developer', hue: 254 },
	{ slug: 'bruker-og-frivillig', nb: 'Bruker og frivillig', nn: 'Brukar og frivillig', en: 'User and volunteer', hue: 90 },
	{ slug: 'politiker', nb: 'Politiker', nn: 'Politikar', en: 'Politician', hue: 352 },
];

/** The United Nations' sustainable development goals by their official short names. */
export const sustainabilityGoals: readonly { number: number; nb: string; nn: string; en: string }[] = [
	{ number: 1, nb: 'Utrydde fattigdom', nn: 'Utrydde fattigdom', en: 'No poverty' },
	{ number: 2, nb: 'Utrydde sult', nn: 'Utrydde svolt', en: 'Zero hunger' },
	{ number: 3, nb: 'God helse og livskvalitet', nn: 'God helse og livskvalitet', en: 'Good health and well-being' },
	{ number: 4, nb: 'God utdanning', nn: 'God utdanning', en: 'Quality education' },
	{ number: 5, nb: 'Likestilling mellom kjønnene', nn: 'Likestilling mellom kjønna', en: 'Gender equality' },
	{
		number: 6,
		nb: 'Rent vann og gode sanitærforhold',
		nn: 'Reint vatn og gode sanitærforhold',
		en: 'Clean water and sanitation',
	},
	{ number: 7, nb: 'Ren energi til alle', nn: 'Rein energi til alle', en: 'Affordable and clean energy' },
	{
		number: 8,
		nb: 'Anstendig arbeid og økonomisk vekst',
		nn: 'Anstendig arbeid og økonomisk vekst',
		en: 'Decent work and economic growth',
	},
	{
		number: 9,
		nb: 'Industri, innovasjon og infrastruktur',
		nn: 'Industri, innovasjon og infrastruktur',
		en: 'Industry, innovation and infrastructure',
	},
	{ number: 10, nb: 'Mindre ulikhet', nn: 'Mindre ulikskap', en: 'Reduced inequalities' },
	{
		number: 11,
		nb: 'Bærekraftige byer og lokalsamfunn',
		nn: 'Berekraftige byar og lokalsamfunn',
		en: 'Sustainable cities and communities',
	},
	{
		number: 12,
		nb: 'Ansvarlig forbruk og produksjon',
		nn: 'Ansvarleg forbruk og produksjon',
		en: 'Responsible consumption and production',
	},
	{ number: 13, nb: 'Stoppe klimaendringene', nn: 'Stoppe klimaendringane', en: 'Climate action' },
	{ number: 14, nb: 'Livet i havet', nn: 'Livet i havet', en: 'Life below water' },
	{ number: 15, nb: 'Livet på land', nn: 'Livet på land', en: 'Life on land' },
	{
		number: 16,
		nb: 'Fred, rettferdighet og velfungerende institusjoner',
		nn: 'Fred, rettferd og velfungerande institusjonar',
		en: 'Peace, justice and strong institutions',
	},
	{ number: 17, nb: 'Samarbeid for å nå målene', nn: 'Samarbeid for å nå måla', en: 'Partnerships for the goals' },
];

/** What the interface calls the languages that cases are most often recorded in. */
export const languageNames: Readonly<Record<string, { nb: string; nn: string; en: string }>> = {
	nb: { nb: 'bokmål', nn: 'bokmål', en: 'Norwegian Bokmål' },
	nn: { nb: 'nynorsk', nn: 'nynorsk', en: 'Norwegian Nynorsk' },
	en: { nb: 'engelsk', nn: 'engelsk', en: 'English' },
	se: { nb: 'nordsamisk', nn: 'nordsamisk', en: 'Northern Sámi' },
	sv: { nb: 'svensk', nn: 'svensk', en: 'Swedish' },
	da: { nb: 'dansk', nn: 'dansk', en: 'Danish' },
	fi: { nb: 'finsk', nn: 'finsk', en: 'Finnish' },
	de: { nb: 'tysk', nn: 'tysk', en: 'German' },
};
