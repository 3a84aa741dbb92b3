import { type Locale, localePath } from './locale.ts';

/** A stretch of a recording, in milliseconds. */
interface Span {
	startMs: number;
	endMs: number;
}

/** Every address of the site, in one place; `locale` gives the language's prefix. */
export const paths = {
	home: (locale: Locale) => localePath(locale, '/'),
	cases: (locale: Locale) => localePath(locale, '/cases'),
	case: (locale: Locale, slug: string) => localePath(locale, `/case/${slug}`),
	moment: (locale: Locale, slug: string, { startMs, endMs }: Span) =>
		localePath(locale, `/case/${slug}/moment?from=${startMs / 1000}&to=${endMs / 1000}`),
	cite: (locale: Locale, slug: string, ending: 'bib' | 'ris', atMs?: number) =>
		localePath(locale, `/case/${slug}/cite.${ending}${atMs === undefined ? '' : `?t=${atMs / 1000}`}`),
	embed: (locale: Locale, slug: string) => localePath(locale, `/embed/${slug}`),
	learningPaths: (locale: Locale) => localePath(locale, '/paths'),
	/** Where a learning path is made from wishes; the wishes stand in the query. */
	newPath: (locale: Locale) => localePath(locale, '/paths/new'),
	path: (locale: Locale, slug: string) => localePath(locale, `/path/${slug}`),
	changePath: (locale: Locale, slug: string) => localePath(locale, `/path/${slug}/change`),
	pathCalendar: (locale: Locale, slug: string) => localePath(locale, `/path/${slug}/calendar.ics`),
	embedPath: (locale: Locale, slug: string) => localePath(locale, `/embed/path/${slug}`),
	themes: (locale: Locale) => localePath(locale, '/themes'),
	theme: (locale: Locale, slug: string) => localePath(locale, `/theme/${slug}`),
	perspective: (locale: Locale, slug: string) => localePath(locale, `/perspective/${slug}`),
	people: (locale: Locale) => localePath(locale, '/people'),
	person: (locale: Locale, slug: string) => localePath(locale, `/person/${slug}`),
	organisations: (locale: Locale) => localePath(locale, '/organisations'),
	organisation: (locale: Locale, slug: string) => localePath(locale, `/organisation/${slug}`),
	place: (locale: Locale, slug: string) => localePath(locale, `/place/${slug}`),
	series: (locale: Locale, slug: string) => localePath(locale, `/series/${slug}`),
	goals: (locale: Locale) => localePath(locale, '/goals'),
	goal: (locale: Locale, goal: number) => localePath(locale, `/goal/${goal}`),
	webinars: (locale: Locale) => localePath(locale, '/webinars'),
	webinar: (locale: Locale, slug: string) => localePath(locale, `/webinars/${slug}`),
	webinarCalendar: (locale: Locale, slug: string) => localePath(locale, `/webinars/${slug}/calendar.ics`),
	/** Where a sign-up is confirmed and withdrawn, by the token of a mail. */
	signUp: (locale: Locale, slug: string, token: string) => localePath(locale, `/webinars/${slug}/sign-up?token=${token}`),
	answers: (locale: Locale) => localePath(locale, '/answers'),
	answersTo: (locale: Locale, slug: string) => localePath(locale, `/answers/${slug}`),
	search: (locale: Locale) => localePath(locale, '/search'),
	searchSuggest: (locale: Locale) => localePath(locale, '/search/suggest'),
	subscribe: (locale: Locale) => localePath(locale, '/subscribe'),
	about: (locale: Locale) => localePath(locale, '/about'),
	accessibility: (locale: Locale) => localePath(locale, '/accessibility'),
	privacy: (locale: Locale) => localePath(locale, '/privacy'),

	register: (locale: Locale) => localePath(locale, '/register'),
	confirmAddress: (locale: Locale) => localePath(locale, '/register/confirm'),
	signIn: (locale: Locale) => localePath(locale, '/sign-in'),
	signInLink: (locale: Locale) => localePath(locale, '/sign-in/link'),
	signInCode: (locale: Locale) => localePath(locale, '/sign-in/code'),
	forgotPassword: (locale: Locale) => localePath(locale, '/sign-in/forgot'),
	newPassword: (locale: Locale) => localePath(locale, '/sign-in/reset'),
	/** Begins a sign-in at a provider of OpenID Connect. */
	signInWith: (locale: Locale, providerId: string) => localePath(locale, `/sign-in/with/${providerId}`),
	signInWithAddress: (locale: Locale) => localePath(locale, '/sign-in/with/address'),
	signOut: (locale: Locale) => localePath(locale, '/sign-out'),
	/** A member's own page and what belongs to it. */
	me: (locale: Locale) => localePath(locale, '/me'),
	myAccount: (locale: Locale) => localePath(locale, '/me/account'),
	myNewEmail: (locale: Locale) => localePath(locale, '/me/account/email'),
	mySecondFactor: (locale: Locale) => localePath(locale, '/me/account/second-factor'),
	myHistory: (locale: Locale) => localePath(locale, '/me/history'),
	/** The learning paths that a member follows and has made. */
	myPaths: (locale: Locale) => localePath(locale, '/me/paths'),
	myNotes: (locale: Locale) => localePath(locale, '/me/notes'),
	myCertificates: (locale: Locale) => localePath(locale, '/me/certificates'),
	/** Where a member repeats what is due. */
	myReviews: (locale: Locale) => localePath(locale, '/me/reviews'),
	/** How well a member remembers, and what they choose for it. */
	myMemory: (locale: Locale) => localePath(locale, '/me/reviews/memory'),
	myReviewsFile: (locale: Locale, ending: 'json' | 'csv') => localePath(locale, `/me/reviews/reviews.${ending}`),
	/** Ends the reminders of whomever the token names; mail programs post here too. */
	stopReminders: (locale: Locale, token: string) => localePath(locale, `/reminders/stop?token=${token}`),
	/** What a member's recommendations are built on. */
	myInterests: (locale: Locale) => localePath(locale, '/me/interests'),
	/** A member's learning record. */
	myRecord: (locale: Locale) => localePath(locale, '/me/record'),
	myRecordFile: (locale: Locale, ending: 'json' | 'csv') => localePath(locale, `/me/record/statements.${ending}`),
	/** Where a member lets programs read the record. */
	myRecordPrograms: (locale: Locale) => localePath(locale, '/me/record/programs'),
	/** A learning record, for whoever has the link. */
	sharedRecord: (locale: Locale, token: string) => localePath(locale, `/record/${token}`),
	myData: (locale: Locale) => localePath(locale, '/me/data'),
	/** Everything about a member, as one ZIP. */
	myArchive: (locale: Locale) => localePath(locale, '/me/data/archive.zip'),
	eraseMe: (locale: Locale) => localePath(locale, '/me/data/erase'),
	erased: (locale: Locale) => localePath(locale, '/erased'),
	/** Where every player tells what is heard, without saying who hears it. */
	heard: () => '/heard',
	/** Where a member's player tells how far it is. */
	myPlaces: () => '/me/places',
	notes: (locale: Locale, slug: string) => localePath(locale, `/case/${slug}/notes`),
	quiz: (locale: Locale, slug: string) => localePath(locale, `/case/${slug}/quiz`),
	quizAttempt: (locale: Locale, slug: string, id: string) => localePath(locale, `/case/${slug}/quiz/${id}`),
	/** Where the page of an attempt keeps its answers as they are given. */
	quizAnswers: (slug: string, id: string) => `/case/${slug}/quiz/${id}/answers`,
	reflections: (locale: Locale, slug: string, page = 1) =>
		localePath(locale, `/case/${slug}/reflections${page > 1 ? `?page=${page}` : ''}`),
	/** What members report, for editors. */
	reports: (locale: Locale) => localePath(locale, '/reports'),
	/** How the recommendations do, for whoever runs the site. */
	recommendations: (locale: Locale) => localePath(locale, '/recommendations'),
	certificate: (locale: Locale, slug: string) => localePath(locale, `/certificate/${slug}`),
	certificatePdf: (locale: Locale, slug: string) => localePath(locale, `/certificate/${slug}/pdf`),
	verify: (locale: Locale) => localePath(locale, '/verify'),
	/** The check of a certificate of ours, by its slug. */
	verifyOwn: (locale: Locale, slug: string) => localePath(locale, `/verify?certificate=${slug}`),

	/** A guest's own page; whoever has the token is the guest. */
	guest: (locale: Locale, token: string) => localePath(locale, `/guest/${token}`),
	/** Where that page keeps what is written. */
	guestSave: (locale: Locale, token: string) => localePath(locale, `/guest/${token}/save`),

	/** Where editors work: the list of cases. */
	studio: (locale: Locale) => localePath(locale, '/studio'),
	studioPlace: (locale: Locale, place: 'questionnaires' | 'imports' | 'catalogue' | 'insight' | 'settings') =>
		localePath(locale, `/studio/${place}`),
	/** What is counted of a case, and the same as a table. */
	studioInsight: (locale: Locale, id: number) => localePath(locale, `/studio/insight/case/${id}`),
	studioInsightFile: (locale: Locale, id: number, table: 'days' | 'curve', days: number) =>
		localePath(locale, `/studio/insight/case/${id}/${table}.csv?days=${days}`),
	/** How the site is doing, for whoever runs it. */
	studioOperation: (locale: Locale) => localePath(locale, '/studio/settings/operation'),
	/** The colours that are given in the query, drawn. */
	studioColours: (locale: Locale) => localePath(locale, '/studio/settings/colours.svg'),
	studioImport: (locale: Locale, id: string) => localePath(locale, `/studio/imports/${id}`),
	/** How far an import is, as JSON. */
	studioImportNews: (locale: Locale, id: string) => localePath(locale, `/studio/imports/${id}/news`),
	/** Where a form sends a file to be imported. */
	studioImportFile: () => '/studio/imports/file',
	/** A spreadsheet to fill in, or one of all cases. */
	studioSheet: (locale: Locale, which: 'template' | 'cases', ending: 'csv' | 'xlsx') =>
		localePath(locale, `/studio/imports/${which}.${ending}`),
	studioCase: (locale: Locale, id: number) => localePath(locale, `/studio/case/${id}`),
	/** Where terms of a kind are kept: themes, people, places … */
	studioTerms: (locale: Locale, kind: string) => localePath(locale, `/studio/catalogue/${kind}`),
	studioTerm: (locale: Locale, kind: string, slug: string) => localePath(locale, `/studio/catalogue/${kind}/${slug}`),
	/** Where a term is merged into another one; a preview, once `into` is chosen. */
	studioMergeTerm: (locale: Locale, kind: string, slug: string, into = '') =>
		localePath(locale, `/studio/catalogue/${kind}/${slug}/merge${into && `?into=${into}`}`),
	studioDuplicates: (locale: Locale, kind: string) => localePath(locale, `/studio/catalogue/duplicates/${kind}`),
	studioWebinars: (locale: Locale) => localePath(locale, '/studio/catalogue/webinars'),
	studioWebinar: (locale: Locale, id: number) => localePath(locale, `/studio/catalogue/webinars/${id}`),
	/** Who signed up, as a table. */
	studioSignUps: (locale: Locale, id: number) => localePath(locale, `/studio/catalogue/webinars/${id}/sign-ups.csv`),
	/** A page on which a part of a case is made: its form, its transcript, its quiz. */
	studioCasePart: (locale: Locale, id: number, part: string) =>
		localePath(locale, `/studio/case/${id}${part === 'form' ? '' : `/${part}`}`),
	studioVersion: (locale: Locale, id: number, number: number) => localePath(locale, `/studio/case/${id}/versions/${number}`),
	/** Where an editor chooses between two edits that contradict each other. */
	studioMerge: (locale: Locale, id: number, unmerged: string) => localePath(locale, `/studio/case/${id}/merge/${unmerged}`),
	/** Where a page of a case tells who has it open. */
	studioPresence: (locale: Locale, id: number) => localePath(locale, `/studio/case/${id}/presence`),
	/** Where a text for a case is brought in, with a preview. */
	studioNewTranscript: (locale: Locale, id: number) => localePath(locale, `/studio/case/${id}/transcript/new`),
	/** Where the editor of a transcript reads and saves its text. */
	studioTranscriptText: (locale: Locale, id: number) => localePath(locale, `/studio/case/${id}/transcript/text`),
	/** How far the timing of a transcript is. */
	studioTranscriptTiming: (locale: Locale, id: number) => localePath(locale, `/studio/case/${id}/transcript/timing`),
	/** Where files are sent by tus 1.0; see upload-listener.server.ts. */
	studioUploads: () => '/studio/uploads',
	/** How far uploads and the work on a case's recordings are. */
	studioMediaNews: (locale: Locale, id: number) => localePath(locale, `/studio/case/${id}/media/news`),
	/** The questionnaires that guests are sent. */
	studioQuestionnaires: (locale: Locale) => localePath(locale, '/studio/questionnaires'),
	studioQuestionnaire: (locale: Locale, id: number | 'new') => localePath(locale, `/studio/questionnaires/${id}`),
	/** Every guest who was invited, of all cases. */
	studioGuests: (locale: Locale) => localePath(locale, '/studio/questionnaires/guests'),
	/** What one guest answered. */
	studioInvitation: (locale: Locale, id: number, invitation: string) =>
		localePath(locale, `/studio/case/${id}/guest/${invitation}`),
	/** Where the form of a case keeps what is written. */
	studioAutosave: (locale: Locale, id: number) => localePath(locale, `/studio/case/${id}/autosave`),

	/** Where a provider sends people back to: one address for all languages, since it is registered there. */
	signInWithReturn: (providerId: string) => `/sign-in/with/${providerId}/return`,
	feed: () => '/feeds/all.xml',
	feedOf: (kind: 'theme' | 'perspective' | 'series', slug: string) => `/feeds/${kind}/${slug}.xml`,
	searchFeed: () => '/feeds/search.xml',
	media: (key: string) => `/media/${key}`,
	/** A file of the site itself, such as its logo, by its key in the storage: `site/….svg`. */
	siteFile: (key: string) => `/${key}`,
	/** The colours that the operator picked; the address changes with them. */
	themeStyles: (hash: string) => `/site/theme-${hash}.css`,
	art: (slug: string) => `/art/${slug}.svg`,
	card: (slug: string) => `/cards/${slug}.png`,
	/** A quote as a picture: square to download, wide for links that are shared. */
	quoteCard: (slug: string, shape: 'square' | 'wide', { startMs, endMs }: Span) =>
		`/cards/${slug}/quote-${shape}.png?from=${startMs / 1000}&to=${endMs / 1000}`,
	transcript: (slug: string, ending: string) => `/transcripts/${slug}.${ending}`,
	transcriptWords: (slug: string) => `/transcripts/${slug}/words.json`,
	chapters: (slug: string) => `/chapters/${slug}.json`,
	oembed: () => '/oembed',
	certificateFile: (slug: string, ending: 'json' | 'jwt' | 'png' | 'svg') => `/certificates/${slug}.${ending}`,
	did: () => '/.well-known/did.json',
	statusList: (number: number) => `/credentials/status/${number}`,
	sitemap: () => '/sitemap.xml',
	sitemapPart: (name: string) => `/sitemaps/${name}.xml`,
	openapi: () => '/api/v1/openapi.json',
	apiCases: () => '/api/v1/cases',
	apiCase: (slug: string) => `/api/v1/cases/${slug}`,
} as const;
