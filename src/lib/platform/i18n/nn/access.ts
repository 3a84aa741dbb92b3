import type { nb } from '../nb.ts';

export const access: (typeof nb)['access'] = {
	title: 'Program som les loggen',
	lead: 'Lag ein tilgangsnøkkel til eit program eller rekneark som skal lese læringsloggen din. Det kan berre lese, og berre din logg.',
	make: 'Ny nøkkel',
	name: 'Kva er nøkkelen til?',
	nameHint: 'Til dømes «Reknearket mitt», så du kjenner han att.',
	lasts: 'Nøkkelen verkar i',
	makeButton: 'Lag nøkkel',
	made: 'Her er nøkkelen. Kopier han no: han blir ikkje vist att.',
	token: 'Tilgangsnøkkel',
	copy: 'Kopier nøkkelen',
	howTo: 'Programmet sender han som «Authorization: Bearer» til',
	tokens: 'Nøklar som verkar',
	until: (made, until) => `Laga ${made}, verkar til ${until}`,
	revoke: 'Fjern',
	revokeOne: (name) => `Fjern nøkkelen til ${name}`,
	revoked: 'Nøkkelen er fjerna og verkar ikkje lenger.',
	problems: {
		missing: 'Skriv kva nøkkelen er til.',
		long: 'Skriv det kortare, med høgst 100 teikn.',
		tooMany: 'Du har 20 nøklar, og det kan ikkje bli fleire. Fjern ein du ikkje bruker.',
		unknown: 'Vel kor lenge nøkkelen skal verke.',
	},
};
