import { type CaseDocument, fieldNames, type WeightedTerm } from '../index/case-document.ts';
import { defaultRanking, fieldWeights } from '../rank.ts';

/** Our terms with spaces between, scored as `rank.ts` does; nobody asks where in the text they stand. */
const terms = { type: 'text', analyzer: 'whitespace', similarity: 'terms', index_options: 'freqs' };

/**
 * What a case is in a search server: one document, with its turns nested in it. `said` are the terms of all turns, `filed` those of
 * the fields, as often as the field weighs, `has` all of them once: the server's dictionary. Texts are not kept, only searched.
 * Whoever changes any of it raises `documentVersion`.
 */
export const caseIndex = {
	settings: {
		index: {
			similarity: { terms: { type: 'BM25', k1: defaultRanking.k1, b: defaultRanking.b } },
			mapping: { nested_objects: { limit: 100_000 } },
		},
	},
	mappings: {
		dynamic: 'strict',
		_source: { enabled: false },
		properties: {
			caseId: { type: 'integer' },
			version: { type: 'keyword' },
			date: { type: 'double' },
			tags: { type: 'keyword' },
			has: { type: 'keyword', ignore_above: 255 },
			said: terms,
			filed: terms,
			turns: { type: 'nested', properties: { position: { type: 'integer' }, startMs: { type: 'integer' }, said: terms } },
		},
	},
};

/** A case as the server is told it. */
export function caseFields({ caseId, version, date, tags, fields, turns }: CaseDocument): object {
	const said = turns.map((turn) => turn.terms.map(({ term }) => term).join(' '));
	const filed = fieldNames.flatMap((name) => (fields[name] ?? []).flatMap((term) => repeated(term, fieldWeights[name])));
	const has = new Set([...filed, ...turns.flatMap((turn) => turn.terms.map(({ term }) => term))]);
	return {
		caseId,
		version,
		date,
		tags: tags.map(String),
		has: [...has],
		said: said.join(' '),
		filed: filed.join(' '),
		turns: turns.map(({ position, startMs }, at) => ({ position, startMs, said: said[at] })),
	};
}

function repeated({ term, weight }: WeightedTerm, fieldWeight: number): string[] {
	return Array.from({ length: Math.max(1, Math.round(weight * fieldWeight)) }, () => term);
}
