import type { Language } from './language.ts';

const norwegian = `
	alle alt and annen annet at av bare ble blei bli blir blitt bort bruke da de deg dei deim deira dem den denne der deres dersom det dette
	di din dine disse dit ditt du då eg ein eit eitt ei eller elles en ene eneste enhver enn er et ett etter for fordi for fra frå får få før
	gi gjerne gjør ha hadde han hans har hennar henne hennes her hit hjå ho hos hoss hun hva hvem hver hverken hvilke hvilken hvilket hvis
	hvor hvordan hvorfor i ikke ikkje ingen inkje inn inni ja jeg kan kom korleis korso kun kunne kva kvar kvarhelst kven kvi kvifor lage
	lang lik like man mange me med medan meg meget mellom men mens mer mest mi min mine mitt mot mye må mykje ned nei no noe noen noka noko
	nokon nokor nokre nå når og også om opp oss over på rett samme seg selv si sia sidan siden sin sine sist sitt sjøl skal skulle slik so
	som somme somt så sånn til tilbake um under upp ut uten vart varte ved verken vi vil ville vite vore vors vort være vært vår vere vert å
`;
const english = `
	a about after all also an and any are as at be because been before being but by can could did do does doing down during each few for from
	further had has have having he her here hers him his how i if in into is it its just me more most my no nor not now of off on once only or
	other our out over own same she should so some such than that the their them then there these they this those through to too under until
	up very was we were what when where which while who whom why will with would you your
`;

const words: Record<'no' | 'en', Set<string>> = {
	no: new Set(norwegian.trim().split(/\s+/)),
	en: new Set(english.trim().split(/\s+/)),
};

/** Whether a lower-case word only holds a sentence together: it is asked for last, and not at all beside other words. */
export function isStopWord(word: string, language: Language): boolean {
	return words[language === 'en' ? 'en' : 'no'].has(word);
}
