/** Who may know whom: each room and the rooms that it may import from. Same table as in ARCHITECTURE.md. */
const rooms = {
	accounts: [],
	records: ['accounts'],
	credentials: ['accounts'],
	catalogue: ['accounts'],
	transcript: ['accounts', 'catalogue'],
	media: ['accounts', 'catalogue', 'records'],
	search: ['accounts', 'catalogue', 'transcript'],
	assessment: ['accounts', 'catalogue', 'transcript', 'credentials', 'records'],
	pathways: ['accounts', 'catalogue', 'credentials', 'records'],
	feed: ['accounts', 'catalogue', 'media', 'transcript'],
	organisations: ['accounts', 'catalogue', 'pathways', 'records'],
	studio: ['accounts', 'assessment', 'catalogue', 'feed', 'media', 'transcript'],
};
const lib = '^src/lib/';
const tests = '\\.test\\.ts$';

const knows = Object.entries(rooms).map(([room, allowed]) => ({
	name: `${room}-knows-only-its-own`,
	comment: `${room} may know ${allowed.join(', ') || 'no other room'}, the platform and the ui.`,
	severity: 'error',
	from: { path: `${lib}${room}/`, pathNot: tests },
	to: { path: lib, pathNot: `${lib}(${[room, ...allowed, 'platform', 'ui'].join('|')})/` },
}));

const privateFolders = [...Object.keys(rooms), 'platform'].map((room) => ({
	name: `${room}-subfolders-are-private`,
	comment: `Import from the top level of ${room}, not from what it keeps to itself.`,
	severity: 'error',
	from: { pathNot: [`${lib}${room}/`, tests, '^tests/'] },
	to: { path: `${lib}${room}/[^/]+/`, pathNot: `${lib}platform/i18n/` },
}));

export default {
	forbidden: [
		...knows,
		...privateFolders,
		{ name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
		{
			name: 'platform-and-ui-know-no-room',
			severity: 'error',
			from: { path: `${lib}(platform|ui)/`, pathNot: tests },
			to: { path: `${lib}(${Object.keys(rooms).join('|')})/` },
		},
		{
			name: 'rooms-know-no-sveltekit',
			comment: 'The framework ends at routes/ and the hooks.',
			severity: 'error',
			from: { path: lib },
			to: { path: '^(\\$app|@sveltejs/kit)|node_modules/@sveltejs/kit' },
		},
		{
			name: 'nobody-knows-the-entrances',
			severity: 'error',
			from: { path: '^src/(lib|routes)/' },
			to: { path: '^src/(server|worker|cli|hooks)' },
		},
		{
			name: 'routes-hold-no-sql',
			severity: 'error',
			from: { path: '^src/routes/' },
			to: { path: 'node_modules/(kysely|pg)/' },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsConfig: { fileName: 'tsconfig.json' },
		tsPreCompilationDeps: true,
		exclude: { path: '\\.svelte-kit|build/' },
		enhancedResolveOptions: {
			extensions: ['.ts', '.svelte', '.mjs', '.js', '.css'],
			exportsFields: ['exports'],
			conditionNames: ['import', 'types', 'svelte', 'node', 'default'],
		},
	},
};
