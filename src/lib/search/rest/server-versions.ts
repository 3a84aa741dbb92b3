import type { SearchServer } from './search-server.ts';

const casesAtOnce = 5_000;

interface Answer {
	hits: { hits: { fields: { caseId: number[]; version: string[] } }[] };
}

/** Which version of these cases, or of all, is in the index. */
export async function readVersions(server: SearchServer, caseIds?: number[]): Promise<Map<number, string>> {
	const query = caseIds ? { ids: { values: caseIds.map(String) } } : { match_all: {} };
	const versions = new Map<number, string>();
	for (let last: number | undefined; ; ) {
		const { hits } = await server.send<Answer>('POST', `${server.prefix}/_search`, {
			size: casesAtOnce,
			query,
			_source: false,
			docvalue_fields: ['caseId', 'version'],
			sort: [{ caseId: 'asc' }],
			...(last !== undefined && { search_after: [last] }),
		});
		for (const { fields } of hits.hits) versions.set(fields.caseId[0] as number, fields.version[0] as string);
		if (hits.hits.length < casesAtOnce) return versions;
		last = [...versions.keys()].at(-1);
	}
}
