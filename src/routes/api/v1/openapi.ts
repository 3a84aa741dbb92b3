import { z } from 'zod';
import { caseListQuery, langQuery, listQuery } from './parameters.ts';
import * as schemas from './schemas.ts';

const components = z.registry<{ id: string }>();
const answers = {
	Named: schemas.named,
	Term: schemas.term,
	Person: schemas.person,
	CaseSummary: schemas.caseSummary,
	Case: schemas.wholeCase,
	MediaFile: schemas.mediaFile,
	Turn: schemas.turn,
	Problem: schemas.problem,
	...schemas.lists,
};
for (const [id, schema] of Object.entries(answers)) components.add(schema, { id });

interface Operation {
	id: string;
	summary: string;
	query: z.ZodObject;
	answer: keyof typeof answers;
}

const operations: Record<string, Operation> = {
	'/api/v1/cases': { id: 'listCases', summary: 'Published cases, newest first', query: caseListQuery, answer: 'CaseList' },
	'/api/v1/cases/{slug}': {
		id: 'openCase',
		summary: 'Everything public about one case, with its transcript',
		query: langQuery,
		answer: 'Case',
	},
	'/api/v1/themes': { id: 'listThemes', summary: 'Themes', query: langQuery, answer: 'TermList' },
	'/api/v1/perspectives': { id: 'listPerspectives', summary: 'Perspectives', query: langQuery, answer: 'TermList' },
	'/api/v1/people': { id: 'listPeople', summary: 'Guests and hosts, by name', query: listQuery, answer: 'NamedList' },
	'/api/v1/organisations': { id: 'listOrganisations', summary: 'Organisations, by name', query: listQuery, answer: 'NamedList' },
	'/api/v1/series': { id: 'listSeries', summary: 'Series', query: listQuery, answer: 'SeriesList' },
};

/** The description of the public API (OpenAPI 3.1), made from the schemas that its answers have to fit. */
export function describeApi(siteName: string, origin: string): object {
	const paths = Object.entries(operations).map(([path, operation]) => [path, { get: describeOperation(path, operation) }]);
	return {
		openapi: '3.1.0',
		info: {
			title: siteName,
			version: '1',
			description: 'Published cases as data. Names are in camelCase, moments in UTC, lengths in milliseconds.',
		},
		servers: [{ url: origin }],
		paths: Object.fromEntries(paths),
		components: { schemas: componentSchemas() },
	};
}

function describeOperation(path: string, { id, summary, query, answer }: Operation): object {
	const isProblem = { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
	const takesSlug = path.includes('{slug}');
	return {
		summary,
		operationId: id,
		parameters: [...(takesSlug ? [slugParameter] : []), ...queryParameters(query)],
		responses: {
			200: { description: summary, content: { 'application/json': { schema: { $ref: `#/components/schemas/${answer}` } } } },
			400: { description: 'A parameter is wrong', ...isProblem },
			...(takesSlug && { 404: { description: 'There is no such case', ...isProblem } }),
		},
	};
}

const slugParameter = { name: 'slug', in: 'path', required: true, schema: { type: 'string' } };

function queryParameters(query: z.ZodObject): object[] {
	const { properties = {} } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' });
	return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', schema }));
}

/** JSON Schema's own `$schema` and `$id` have no place inside an OpenAPI document. */
function componentSchemas(): Record<string, object> {
	const made = z.toJSONSchema(components, { uri: (id) => `#/components/schemas/${id}` }).schemas;
	return Object.fromEntries(Object.entries(made).map(([id, { $schema, $id, ...schema }]) => [id, schema]));
}
