/** What a sentence is about, by name. */
type About = Record<string, string | number>;

/** What is said of files of questions. Those of the first part go on from `question`; those of the last tell what does not come along. */
export const quizFiles = {
	question: ({ number = '', line = '', file = '' }: About) => `Spørsmål ${number} (${file ? `${file}, ` : ''}linje ${line})`,

	notWhole: ({ field = '' }: About) => `har noe galt i feltet ${field}. Rett det i filen.`,
	notPlainText: () => 'viser et bilde, et opptak, en formel eller en tabell, og spørsmål her er ren tekst. Si det med ord.',
	withFile: () => 'har en fil med seg, og spørsmål her er ren tekst. Si det med ord.',
	unknownKind: ({ kind = '' }: About) => `er av slaget ${kind}, som ikke finnes her. Ta det ut av filen.`,
	namelessKind: () => 'sier ikke hva slags spørsmål det er. Ta det ut av filen.',
	noAnswers: () => 'har ingen svar i klammer, og tekst uten spørsmål kan ikke tas med. Legg til {…}, eller ta den bort.',
	loneBrace: () => 'har en klamme uten makker. Skriv \\{ eller \\} der selve tegnet er ment.',
	severalSets: () => 'har mer enn ett sett med svar, og her har et spørsmål ett. Lag et spørsmål av hvert.',
	essay: () => 'er et essay, og ingen her retter det. Still det som refleksjonsspørsmålet til casen.',
	noPartner: ({ text = '' }: About) => `har «${text}» uten makker. Skriv det som =venstre -> høyre.`,
	matchesNothing: () => 'har et svar som ikke hører til noe, og her har hvert sin makker. Ta det bort, eller gi det en.',
	emptyRange: ({ text = '' }: About) => `har området ${text}, som slutter før det begynner. Snu det.`,
	orderingWords: () => 'begynner som et rekkefølgespørsmål med ukjente ord. Begynn med {>4 ALL VERTICAL og ny linje.',
	someItemsGift: ({ shown = '' }: About) => `viser bare noen av elementene (${shown}), og her blir alle ordnet. Skriv ALL.`,
	someItems: ({ shown = '' }: About) => `viser bare noen av elementene (${shown}), og her blir alle ordnet. Velg alle.`,
	oneOfTwo: () => 'må ha ett riktig svar av to. Rett det i filen.',
	notTrueFalse: ({ text = '' }: About) => `har svaret «${text}» i stedet for sant (true) eller usant (false). Rett det i filen.`,
	unit: () => 'spør etter en enhet, og her er et tall bare et tall. Nevn enheten i spørsmålet.',
	unequalShare: ({ weight = '', share = '' }: About) =>
		`gir et alternativ ${weight} % av poengene, og her teller alle riktige likt. Gi det 0 eller ${share} %.`,
	partlyRight: ({ text = '', weight = '' }: About) =>
		`gir «${text}» ${weight} % av poengene, og her er et svar riktig eller galt. Gi det 100 eller 0 %.`,
	wildcard: ({ text = '' }: About) => `godtar «${text}» med jokertegn (*), og her er svar hele. Skriv dem opp ett for ett.`,
	severalNumbers: ({ count = '' }: About) => `godtar ${count} tall, og her er det nøyaktig ett. Lag et spørsmål av hvert.`,
	severalNumbersOrRange: ({ count = '' }: About) =>
		`godtar ${count} tall, og her er det nøyaktig ett. Gjør dem til et område, eller lag et spørsmål av hvert.`,
	notNumber: ({ text = '' }: About) => `har «${text}» der det skulle stå et tall. Skriv det som 12 eller 1.5.`,
	notQti3: ({ name = '' }: About) => `er ikke et element fra QTI 3.0, men ${name}. Eksporter det som QTI 3.0.`,
	noResponse: () => 'sier ikke hvilket svar det venter på. Eksporter det på nytt.',
	noKey: () => 'har ingen fasit: Det står ikke hvilket svar som er riktig. Legg til det riktige svaret.',
	relativeTolerance: () => 'godtar tall etter en annen regel enn så mye mer eller mindre. Gi det et fast slingringsmonn.',
	unknownInteraction: ({ name = '' }: About) => `spør med ${name}, som ikke finnes her. Ta det bort.`,
	adaptive: () => 'endrer seg mens det blir besvart, eller trenger en annen fil. Gjør det til et vanlig spørsmål.',
	severalInteractions: ({ count = '' }: About) =>
		`spør om ${count} ting, og et spørsmål her spør om én. Lag et spørsmål av hver.`,
	choicesOnce: () => 'setter ikke hvert alternativ på plass nøyaktig én gang. Rett fasiten.',
	partnersOnce: () => 'gir ikke hvert alternativ på begge sider en makker, og hvert på den første siden bare én. Rett fasiten.',
	severalTexts: () => 'spør etter flere tekster på én gang. Lag et spørsmål av hver.',

	moreRefusals: ({ count = '' }: About) => `${count} spørsmål til kan ikke tas med.`,
	noQuestion: () => 'Filen har ingen spørsmål. Se etter at den ble eksportert som en quiz.',
	tooLarge: ({ megabytes = '' }: About) =>
		`Filen er større enn ${megabytes} MB, og det er ingen quiz. Eksporter spørsmålene alene.`,
	unknownFile: ({ name = '' }: About) =>
		`${name} er av et ukjent slag. La navnet slutte på .gift for GIFT, .xml for Moodle XML eller .zip for QTI 3.0.`,
	unknownRoot: ({ name = '', line = '' }: About) =>
		`Filen begynner med ${name} (linje ${line}), og en quiz begynner med quiz (Moodle) eller qti-assessment-item (QTI 3.0). Eksporter den på nytt.`,
	noManifest: ({ manifest = '' }: About) => `Arkivet er ingen QTI-pakke, for ${manifest} mangler. Eksporter den på nytt.`,
	itemLacking: ({ name = '', manifest = '' }: About) => `Arkivet mangler ${name}, som står i ${manifest}. Eksporter det på nytt.`,
	olderQti: ({ line = '', manifest = '' }: About) =>
		`Pakken er i en eldre QTI (linje ${line} i ${manifest}). Eksporter den som QTI 3.0.`,
	tooManyItems: ({ count = '', most = '' }: About) =>
		`Pakken har ${count} spørsmål, og en quiz har høyst ${most}. Del den i flere.`,
	notXml: ({ file = 'Filen', line = '' }: About) => `${file} er ikke riktig skrevet XML (linje ${line}). Eksporter den på nytt.`,
	xmlDoctype: ({ file = 'Filen', line = '' }: About) =>
		`${file} har en dokumenttype (DOCTYPE) på linje ${line}, og det trenger ingen quiz. Eksporter den på nytt.`,
	xmlDeep: ({ file = 'Filen', line = '' }: About) =>
		`${file} har for mange nivåer i hverandre (linje ${line}). Eksporter den på nytt.`,
	xmlEmpty: ({ file = 'Filen' }: About) => `${file} er tom. Eksporter den på nytt.`,

	replies: () => 'Tilbakemeldinger på enkeltsvar blir ikke med. Forklaringen til hele spørsmålet blir det.',
	orderingLook: () => 'Hvordan rekkefølgespørsmål ser ut og gir poeng i Moodle, blir ikke med.',
	markdown: () => 'Markdown vises slik det er skrevet.',
	markup: () => 'Fet skrift, lenker og annen utforming ble til ren tekst.',
	testAround: () => 'Prøven rundt spørsmålene, med deler og regler, blir ikke med.',
	categories: () => 'Kategorier blir ikke med.',
	tags: () => 'Emneknagger blir ikke med.',
	names: () => 'Navn på spørsmål blir ikke med.',
	hints: () => 'Hint blir ikke med.',
	idNumbers: () => 'ID-numre blir ikke med.',
	wrongReplies: () => 'Gale svar som sto der med en tilbakemelding, blir ikke med.',
	marks: () => 'Alle spørsmål teller likt. Andre poeng blir ikke med.',
	penalties: () => 'Trekk for å prøve et spørsmål på nytt med en gang blir ikke med.',
	capitals: () => 'Store bokstaver teller ikke i korte svar.',
	wrongChoices: () => 'Et galt valg tar bort det et riktig gir, også der filen ikke tar bort noe.',
	rubrics: () => 'Veiledning i egne blokker (rubric) blir ikke med.',
	catalogues: () => 'Kataloger og hjelpemidler blir ikke med.',
};
