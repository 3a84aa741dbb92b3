import { type Address, type Addresses, open, openForm } from './address.ts';

/** Whoever is signed in already is sent on. */
const entrance = (path: string, fields?: Record<string, string>, status = 400): Address => ({
	path,
	fields,
	answers: [fields ? status : 200, 303, 303, 303],
});

/** What anybody may read, and the ways in; `slug` is of a case that has everything. */
export function publicAddresses(slug: string): Addresses {
	return { ...catalogue(slug), ...machines(slug), ...entrances };
}

function catalogue(slug: string): Addresses {
	return {
		'GET /': open('/'),
		'GET /about': open('/about'),
		'GET /accessibility': open('/accessibility'),
		'POST /accessibility': openForm('/accessibility', { message: '' }),
		'GET /answers': open('/answers'),
		'GET /answers/[slug]': open('/answers/hva-leser-du'),
		'GET /case/[slug]': open(`/case/${slug}`),
		'GET /case/[slug]/cite.[ending]': open(`/case/${slug}/cite.bib`),
		'GET /case/[slug]/moment': open(`/case/${slug}/moment?from=1&to=5`, 404),
		'POST /case/[slug]/moment': openForm(`/case/${slug}/moment?from=1&to=5`, {}, 404),
		'GET /cases': open('/cases'),
		'GET /embed/[slug]': open(`/embed/${slug}`),
		'GET /goal/[goal]': open('/goal/3'),
		'GET /goals': open('/goals'),
		'GET /organisation/[slug]': open('/organisation/oppdiktet-as'),
		'GET /organisations': open('/organisations'),
		'GET /people': open('/people'),
		'GET /person/[slug]': open('/person/gro-gjestad'),
		'GET /perspective/[slug]': open('/perspective/forsker'),
		'GET /place/[slug]': open('/place/diktvik'),
		'GET /privacy': open('/privacy'),
		'GET /search': open('/search'),
		'GET /search/suggest': open('/search/suggest?q=al'),
		'GET /series/[slug]': open('/series/sma-prover'),
		'GET /subscribe': open('/subscribe'),
		'GET /theme/[slug]': open('/theme/helse'),
		'GET /themes': open('/themes'),
		// None is published; signing up is guarded by a limit, the rest by a mail's secret.
		'GET /webinars': open('/webinars'),
		'GET /webinars/[slug]': open('/webinars/ingen', 404),
		'POST /webinars/[slug]': openForm('/webinars/ingen', { email: '' }, 404),
		'GET /webinars/[slug]/calendar.ics': open('/webinars/ingen/calendar.ics', 404),
		'GET /webinars/[slug]/sign-up': open('/webinars/ingen/sign-up?token=gjettet', 404),
		'POST /webinars/[slug]/sign-up?/confirm': openForm('/webinars/ingen/sign-up?/confirm', { token: 'gjettet' }, 404),
		'POST /webinars/[slug]/sign-up?/withdraw': openForm('/webinars/ingen/sign-up?/withdraw', { token: 'gjettet' }, 404),
		'GET /verify': open('/verify'),
		'POST /verify': openForm('/verify', { text: '{}' }, 200),
	};
}

function machines(slug: string): Addresses {
	return {
		'GET /.well-known/did.json': open('/.well-known/did.json'),
		'GET /api/[...rest]': open('/api/members', 404),
		'GET /api/v1/cases': open('/api/v1/cases'),
		'GET /api/v1/cases/[slug]': open(`/api/v1/cases/${slug}`),
		'GET /api/v1/openapi.json': open('/api/v1/openapi.json'),
		'GET /api/v1/organisations': open('/api/v1/organisations'),
		'GET /api/v1/people': open('/api/v1/people'),
		'GET /api/v1/perspectives': open('/api/v1/perspectives'),
		'GET /api/v1/series': open('/api/v1/series'),
		'GET /api/v1/themes': open('/api/v1/themes'),
		'GET /art/[slug].svg': open(`/art/${slug}.svg`),
		'GET /cards/[slug].png': open(`/cards/${slug}.png`, 302),
		'GET /cards/[slug]/quote-[shape].png': open(`/cards/${slug}/quote-square.png?from=1&to=5`, 404),
		'GET /chapters/[slug].json': open(`/chapters/${slug}.json`, 404),
		'GET /credentials/status/[number]': open('/credentials/status/1', 404),
		'GET /feeds/[kind]/[slug].xml': open('/feeds/theme/helse.xml'),
		'GET /feeds/all.xml': open('/feeds/all.xml'),
		'GET /feeds/search.xml': open('/feeds/search.xml', 400),
		'GET /humans.txt': open('/humans.txt'),
		// Only whoever has the link from the mail is the guest.
		'GET /guest/[token]': open('/guest/gjettet', 404),
		'POST /guest/[token]?/save': openForm('/guest/gjettet?/save', { 'answer-0': 'Hei' }, 404),
		'POST /guest/[token]?/send': openForm('/guest/gjettet?/send', { 'answer-0': 'Hei' }, 404),
		'POST /guest/[token]?/approve': openForm('/guest/gjettet?/approve', { version: '1' }, 404),
		'POST /guest/[token]?/refuse': openForm('/guest/gjettet?/refuse', { reason: 'Nei' }, 404),
		'POST /guest/[token]/save': openForm('/guest/gjettet/save', { 'answer-0': 'Hei' }, 404),
		'GET /media/[...key]': open('/media/etter/noe.mp3', 404),
		'GET /oembed': open(`/oembed?url=https://cases.example.org/case/${slug}`),
		'GET /robots.txt': open('/robots.txt'),
		'GET /site/[file]': open('/site/logo-none.svg', 404),
		'GET /site/theme-[hash].css': open('/site/theme-none.css', 404),
		'GET /sitemap.xml': open('/sitemap.xml'),
		'GET /sitemaps/[part].xml': open('/sitemaps/cases-0.xml'),
		'GET /transcripts/[slug].[ending]': open(`/transcripts/${slug}.vtt`, 404),
		'GET /transcripts/[slug]/words.json': open(`/transcripts/${slug}/words.json`, 404),
	};
}

/** Each is guarded by what its form says: a password, a secret from a mail, a code. Who tries much is held back. */
const entrances: Addresses = {
	'GET /erased': open('/erased'),
	'GET /register': entrance('/register'),
	'POST /register': entrance('/register', { name: '' }),
	'GET /register/confirm': open('/register/confirm?token=gjettet'),
	'POST /register/confirm': openForm('/register/confirm', { token: 'gjettet', password: 'gjettet' }),
	'GET /sign-in': entrance('/sign-in'),
	'POST /sign-in?/link': entrance('/sign-in?/link', { email: '' }),
	'POST /sign-in?/password': entrance('/sign-in?/password', { email: 'ingen@example.org', password: 'gjettet' }, 401),
	'GET /sign-in/code': entrance('/sign-in/code'),
	'POST /sign-in/code': entrance('/sign-in/code', { code: '' }),
	'GET /sign-in/forgot': open('/sign-in/forgot'),
	'POST /sign-in/forgot': openForm('/sign-in/forgot', { email: '' }),
	'GET /sign-in/link': open('/sign-in/link?token=gjettet'),
	'POST /sign-in/link': openForm('/sign-in/link', { token: 'gjettet' }),
	'GET /sign-in/reset': open('/sign-in/reset?token=gjettet'),
	'POST /sign-in/reset': openForm('/sign-in/reset', { token: 'gjettet', password: 'fire kalde kråker' }),
	'GET /sign-in/with/[provider]': open('/sign-in/with/skolenokkel', 303),
	'GET /sign-in/with/[provider]/return': open('/sign-in/with/skolenokkel/return?code=x&state=gjettet', 303),
	'GET /sign-in/with/address': open('/sign-in/with/address'),
	'POST /sign-in/with/address?/address': openForm('/sign-in/with/address?/address', { email: 'ingen@example.org' }),
	'POST /sign-in/with/address?/code': openForm('/sign-in/with/address?/code', { code: '123456' }),
	'GET /sign-out': open('/sign-out'),
};
