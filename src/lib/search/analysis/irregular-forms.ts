// Each line: the form that is searched by, then forms that no ending leads back to it. Bokmål and nynorsk together.
const lines = `
	bok bøker bøkene bøkenes
	mann menn mennene mennenes
	fot føtter føttene
	hånd hender hendene
	hand hender hendene
	natt netter nettene
	tann tenner tennene
	tå tær tærne
	kraft krefter kreftene
	stad steder
	sted stadar stadane
	rot røtter røttene
	bonde bønder bøndene bønders
	far fedre fedrene fedrar fedrane
	mor mødre mødrene mødrer
	bror brødre brødrene brør brørne
	søster søstre søstrene systrer
	datter døtre døtrene døtrer
	øye øyne øynene auge auga augo
	tre trær trærne trea
	kne knær knærne
	ku kyr kyrne
	gås gjess

	liten lite lita små
	gammel gamle gamalt gammelt gamal eldre eldst eldste
	stor større størst største
	ung yngre yngst yngste
	lang lengre lenger lengst lengste
	tung tyngre tyngst tyngste
	få færre færrest
	god bedre best beste betre godt
	dårlig verre verst verste
	onkel onkler onklene
	regel regler reglene reglar reglane
	artikkel artikler artiklene artiklar artiklane
	middel midler midlene midlar midla
	kapittel kapitler kapitlene
	eksempel eksempler eksemplene
	himmel himler
	engel engler englene
	teater teatre teatrene teatret
	minister ministre ministrene ministrar ministrane
	senter sentre sentrene sentret senteret
	museum museer museene museet museum
	kriterium kriterier kriteriene kriteriet
	studium studier studiene studiet
	gå går gikk gått gjekk gjekk
	stå står stod sto stått
	få fikk fått fekk
	gi gir gav ga gitt gje gjev
	ta tar tok tatt teke tek
	se ser så sett sjå ser såg
	si sier sa sagt seie seier
	gjøre gjør gjorde gjort gjere gjer
	bli blir ble blitt blei vart vert
	la lar lot latt
	dra drar drog dro dratt
	slå slår slo slått
	le ler lo ledd
	ligge ligger lå ligget lagt
	legge legger la lagt legg
	sette setter satte satt sett
	sitte sitter satt sittet sete
	komme kommer kom kommet kome kjem
	finne finner fant funnet funne fann
	vinne vinner vant vunnet vunne vann
	binde binder bandt bundet
	drikke drikker drakk drukket
	synge synger sang sunget
	springe springer sprang sprunget
	stikke stikker stakk stukket
	treffe treffer traff truffet
	trekke trekker trakk trukket
	skrive skriver skrev skrevet skreiv skrive
	drive driver drev drevet dreiv
	bite biter bet bitt
	gripe griper grep grepet
	skyte skyter skjøt skutt
	bryte bryter brøt brutt
	fryse fryser frøs frosset
	flyte flyter fløt flytt
	fly flyr fløy fløyet
	ligne ligner
	velge velger valgte valgt vel valde valt
	selge selger solgte solgt sel selde selt
	telle teller talte talt
	fortelle forteller fortalte fortalt fortel fortalde
	spørre spør spurte spurt
	følge følger fulgte fulgt følgje
	bringe bringer brakte brakt
	tenke tenker tenkte tenkt
	vite vet visste visst veit
	falle faller falt falle fall
	holde holder holdt haldt halde held
	hjelpe hjelper hjalp hjulpet
	bære bærer bar båret
	stjele stjeler stjal stjålet
	spise spiser spiste spist
	dø dør døde dødd
	tro tror trodde trodd
	bo bor bodde bodd
	nå når nådde nådd
	lære lærer lærte lært
	føre fører førte ført
	kjøre kjører kjørte kjørt
	høre hører hørte hørt
	kjenne kjenner kjente kjent
	begynne begynner begynte begynt
	bygge bygger bygde bygd
	leve lever levde levd
	prøve prøver prøvde prøvd
	kreve krever krevde krevd
	mene mener mente ment
	vise viser viste vist
	lese leser leste lest
	reise reiser reiste reist
	kjøpe kjøper kjøpte kjøpt
	møte møter møtte møtt
`;

const baseForms = new Map<string, string>();
for (const line of lines.trim().split('\n')) {
	const [base = '', ...forms] = line.trim().split(' ');
	for (const form of forms) if (!baseForms.has(form)) baseForms.set(form, base);
}

/** The form that an irregular Norwegian form is searched by (`bøker` → `bok`); other words as they are. */
export function baseForm(word: string): string {
	return baseForms.get(word) ?? word;
}
