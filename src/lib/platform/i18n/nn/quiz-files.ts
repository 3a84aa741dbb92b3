import type { Messages } from '../message-shape.ts';

/** What is said of files of questions. Those of the first part go on from `question`; those of the last tell what does not come along. */
export const quizFiles: Messages['quizFiles'] = {
	question: ({ number = '', line = '', file = '' }) => `Spørsmål ${number} (${file ? `${file}, ` : ''}linje ${line})`,

	notWhole: ({ field = '' }) => `har noko gale i feltet ${field}. Rett det i fila.`,
	notPlainText: () =>
		'viser eit bilete, eit opptak, ein formel eller ein tabell, og spørsmål her er rein tekst. Sei det med ord.',
	withFile: () => 'har ei fil med seg, og spørsmål her er rein tekst. Sei det med ord.',
	unknownKind: ({ kind = '' }) => `er av slaget ${kind}, som ikkje finst her. Ta det ut av fila.`,
	namelessKind: () => 'seier ikkje kva slags spørsmål det er. Ta det ut av fila.',
	noAnswers: () => 'har ingen svar i klammer, og tekst utan spørsmål kan ikkje takast med. Legg til {…}, eller ta han bort.',
	loneBrace: () => 'har ei klamme utan makker. Skriv \\{ eller \\} der sjølve teiknet er meint.',
	severalSets: () => 'har meir enn eitt sett med svar, og her har eit spørsmål eitt. Lag eit spørsmål av kvart.',
	essay: () => 'er eit essay, og ingen her rettar det. Still det som refleksjonsspørsmålet til casen.',
	noPartner: ({ text = '' }) => `har «${text}» utan makker. Skriv det som =venstre -> høgre.`,
	matchesNothing: () => 'har eit svar som ikkje høyrer til noko, og her har kvart sin makker. Ta det bort, eller gje det ein.',
	emptyRange: ({ text = '' }) => `har området ${text}, som sluttar før det byrjar. Snu det.`,
	orderingWords: () => 'byrjar som eit rekkjefølgjespørsmål med ukjende ord. Byrj med {>4 ALL VERTICAL og ny linje.',
	someItemsGift: ({ shown = '' }) => `viser berre nokre av elementa (${shown}), og her blir alle ordna. Skriv ALL.`,
	someItems: ({ shown = '' }) => `viser berre nokre av elementa (${shown}), og her blir alle ordna. Vel alle.`,
	oneOfTwo: () => 'må ha eitt rett svar av to. Rett det i fila.',
	notTrueFalse: ({ text = '' }) => `har svaret «${text}» i staden for sant (true) eller usant (false). Rett det i fila.`,
	unit: () => 'spør etter ei eining, og her er eit tal berre eit tal. Nemn eininga i spørsmålet.',
	unequalShare: ({ weight = '', share = '' }) =>
		`gir eit alternativ ${weight} % av poenga, og her tel alle rette likt. Gje det 0 eller ${share} %.`,
	partlyRight: ({ text = '', weight = '' }) =>
		`gir «${text}» ${weight} % av poenga, og her er eit svar rett eller gale. Gje det 100 eller 0 %.`,
	wildcard: ({ text = '' }) => `godtek «${text}» med jokerteikn (*), og her er svar heile. Skriv dei opp eitt for eitt.`,
	severalNumbers: ({ count = '' }) => `godtek ${count} tal, og her er det nøyaktig eitt. Lag eit spørsmål av kvart.`,
	severalNumbersOrRange: ({ count = '' }) =>
		`godtek ${count} tal, og her er det nøyaktig eitt. Gjer dei til eit område, eller lag eit spørsmål av kvart.`,
	notNumber: ({ text = '' }) => `har «${text}» der det skulle stå eit tal. Skriv det som 12 eller 1.5.`,
	notQti3: ({ name = '' }) => `er ikkje eit element frå QTI 3.0, men ${name}. Eksporter det som QTI 3.0.`,
	noResponse: () => 'seier ikkje kva svar det ventar på. Eksporter det på nytt.',
	noKey: () => 'har ingen fasit: Det står ikkje kva svar som er rett. Legg til det rette svaret.',
	relativeTolerance: () => 'godtek tal etter ein annan regel enn så mykje meir eller mindre. Gje det eit fast slingringsmonn.',
	unknownInteraction: ({ name = '' }) => `spør med ${name}, som ikkje finst her. Ta det bort.`,
	adaptive: () => 'endrar seg medan det blir svart på, eller treng ei anna fil. Gjer det til eit vanleg spørsmål.',
	severalInteractions: ({ count = '' }) => `spør om ${count} ting, og eit spørsmål her spør om éin. Lag eit spørsmål av kvar.`,
	choicesOnce: () => 'set ikkje kvart alternativ på plass nøyaktig éin gong. Rett fasiten.',
	partnersOnce: () =>
		'gir ikkje kvart alternativ på begge sider ein makker, og kvart på den første sida berre éin. Rett fasiten.',
	severalTexts: () => 'spør etter fleire tekstar på éin gong. Lag eit spørsmål av kvar.',

	moreRefusals: ({ count = '' }) => `${count} spørsmål til kan ikkje takast med.`,
	noQuestion: () => 'Fila har ingen spørsmål. Sjå etter at ho vart eksportert som ein quiz.',
	tooLarge: ({ megabytes = '' }) => `Fila er større enn ${megabytes} MB, og det er ingen quiz. Eksporter spørsmåla åleine.`,
	unknownFile: ({ name = '' }) =>
		`${name} er av eit ukjent slag. La namnet slutte på .gift for GIFT, .xml for Moodle XML eller .zip for QTI 3.0.`,
	unknownRoot: ({ name = '', line = '' }) =>
		`Fila byrjar med ${name} (linje ${line}), og ein quiz byrjar med quiz (Moodle) eller qti-assessment-item (QTI 3.0). Eksporter ho på nytt.`,
	noManifest: ({ manifest = '' }) => `Arkivet er inga QTI-pakke, for ${manifest} manglar. Eksporter ho på nytt.`,
	itemLacking: ({ name = '', manifest = '' }) => `Arkivet manglar ${name}, som står i ${manifest}. Eksporter det på nytt.`,
	olderQti: ({ line = '', manifest = '' }) => `Pakka er i ein eldre QTI (linje ${line} i ${manifest}). Eksporter ho som QTI 3.0.`,
	tooManyItems: ({ count = '', most = '' }) => `Pakka har ${count} spørsmål, og ein quiz har høgst ${most}. Del ho i fleire.`,
	notXml: ({ file = 'Fila', line = '' }) => `${file} er ikkje rett skriven XML (linje ${line}). Eksporter ho på nytt.`,
	xmlDoctype: ({ file = 'Fila', line = '' }) =>
		`${file} har ein dokumenttype (DOCTYPE) på linje ${line}, og det treng ingen quiz. Eksporter ho på nytt.`,
	xmlDeep: ({ file = 'Fila', line = '' }) => `${file} har for mange nivå i kvarandre (linje ${line}). Eksporter ho på nytt.`,
	xmlEmpty: ({ file = 'Fila' }) => `${file} er tom. Eksporter ho på nytt.`,

	replies: () => 'Tilbakemeldingar på einskilde svar blir ikkje med. Forklaringa til heile spørsmålet blir det.',
	orderingLook: () => 'Korleis rekkjefølgjespørsmål ser ut og gir poeng i Moodle, blir ikkje med.',
	markdown: () => 'Markdown blir vist slik det er skrive.',
	markup: () => 'Feit skrift, lenkjer og anna utforming vart til rein tekst.',
	testAround: () => 'Prøva rundt spørsmåla, med delar og reglar, blir ikkje med.',
	categories: () => 'Kategoriar blir ikkje med.',
	tags: () => 'Emneknaggar blir ikkje med.',
	names: () => 'Namn på spørsmål blir ikkje med.',
	hints: () => 'Hint blir ikkje med.',
	idNumbers: () => 'ID-nummer blir ikkje med.',
	wrongReplies: () => 'Gale svar som stod der med ei tilbakemelding, blir ikkje med.',
	marks: () => 'Alle spørsmål tel likt. Andre poeng blir ikkje med.',
	penalties: () => 'Trekk for å prøve eit spørsmål på nytt med ein gong blir ikkje med.',
	capitals: () => 'Store bokstavar tel ikkje i korte svar.',
	wrongChoices: () => 'Eit gale val tek bort det eit rett gir, òg der fila ikkje tek bort noko.',
	rubrics: () => 'Rettleiing i eigne blokker (rubric) blir ikkje med.',
	catalogues: () => 'Katalogar og hjelpemiddel blir ikkje med.',
};
