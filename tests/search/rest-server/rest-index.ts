import { type Json, numberOf, objectOf, Refusal, textOf } from './refusal.ts';

interface Field {
	type: 'keyword' | 'text' | 'integer' | 'double';
	ignoreAbove: number;
	similarity: { k1: number; b: number } | undefined;
}

/** A document, or one nested in another, with its values by the full names of its fields; a text's are its terms. */
export interface Doc {
	id: string;
	values: Map<string, (string | number)[]>;
	nested: Doc[];
}

/** An index with its mapping. What is put in it is found after a refresh. */
export class RestIndex {
	readonly fields = new Map<string, Field>();
	readonly aliases = new Set<string>();
	docs = new Map<string, Doc>();
	readonly nestedPaths = new Set<string>();
	readonly #unseen = new Map<string, Doc | undefined>();
	readonly #mostNested: number;
	#statistics = new Map<string, Statistics>();

	constructor(body: unknown) {
		const { settings, mappings, aliases } = objectOf(body, 'create index', 'settings', 'mappings', 'aliases');
		for (const alias of Object.keys(aliases ?? {})) this.aliases.add(alias);
		const { index } = objectOf(settings, 'settings', 'index');
		const { similarity, mapping } = objectOf(index, 'settings.index', 'similarity', 'mapping');
		const { nested_objects } = objectOf(mapping, 'index.mapping', 'nested_objects');
		this.#mostNested = numberOf(objectOf(nested_objects, 'nested_objects', 'limit').limit, 'limit', 1);
		const mapped = objectOf(mappings, 'mappings', 'dynamic', '_source', 'properties');
		if (mapped.dynamic !== 'strict')
			throw new Refusal(400, 'mapper_parsing_exception', 'This server only speaks strict mappings');
		objectOf(mapped._source, '_source', 'enabled');
		this.#map(mapped.properties as Json, '', similarity as Json);
	}

	#map(properties: Json, path: string, similarities: Json): void {
		for (const [name, value] of Object.entries(properties)) {
			const { type } = value as Json;
			const keys = { text: ['analyzer', 'similarity', 'index_options'], keyword: ['ignore_above'], nested: ['properties'] };
			const given = objectOf(value, `mapping ${name}`, 'type', ...(keys[type as keyof typeof keys] ?? []));
			if (type === 'nested') {
				this.nestedPaths.add(path + name);
				this.#map(given.properties as Json, `${path}${name}.`, similarities);
			} else if (type === 'text' || type === 'keyword' || type === 'integer' || type === 'double') {
				if (type === 'text' && given.analyzer !== 'whitespace')
					throw new Refusal(400, 'mapper_parsing_exception', `analyzer [${given.analyzer}] has not been configured`);
				const similarity = type === 'text' ? bm25Of(similarities, textOf(given.similarity, 'similarity')) : undefined;
				this.fields.set(path + name, {
					type,
					similarity,
					ignoreAbove: (given.ignore_above as number) ?? Number.POSITIVE_INFINITY,
				});
			} else throw new Refusal(400, 'mapper_parsing_exception', `No handler for type [${type}] declared on field [${name}]`);
		}
	}

	put(id: string, source: unknown): void {
		const doc = this.#read(id, source as Json, '');
		if (doc.nested.length > this.#mostNested)
			throw new Refusal(
				400,
				'illegal_argument_exception',
				`The number of nested documents has exceeded the allowed limit of [${this.#mostNested}]`,
			);
		this.#unseen.set(id, doc);
	}

	delete(id: string): void {
		this.#unseen.set(id, undefined);
	}

	refresh(): void {
		for (const [id, doc] of this.#unseen) {
			this.docs.delete(id);
			if (doc) this.docs.set(id, doc);
		}
		this.#unseen.clear();
		this.#statistics = new Map();
	}

	field(name: string): Field {
		const field = this.fields.get(name);
		if (!field)
			throw new Refusal(400, 'query_shard_exception', `No field mapping can be found for the field with name [${name}]`);
		return field;
	}

	/** BM25 as Lucene has it since its version 8, but with exact lengths. */
	score(doc: Doc, name: string, term: string): number {
		const { similarity } = this.field(name);
		if (!similarity) return 1;
		const values = doc.values.get(name) ?? [];
		const frequency = values.filter((value) => value === term).length;
		const { texts, length, frequencies } = this.#statisticsOf(name);
		const inTexts = frequencies.get(term) ?? 0;
		const { k1, b } = similarity;
		const idf = Math.log(1 + (texts - inTexts + 0.5) / (inTexts + 0.5));
		return (idf * frequency) / (frequency + k1 * (1 - b + (b * values.length * texts) / length));
	}

	#read(id: string, source: Json, path: string): Doc {
		const doc: Doc = { id, values: new Map(), nested: [] };
		for (const [key, value] of Object.entries(source)) {
			const name = path + key;
			if (this.nestedPaths.has(name)) {
				doc.nested.push(...(value as Json[]).map((one) => this.#read(id, one, `${name}.`)));
				continue;
			}
			const field = this.fields.get(name);
			if (!field)
				throw new Refusal(
					400,
					'strict_dynamic_mapping_exception',
					`mapping set to strict, dynamic introduction of [${name}] within [_doc] is not allowed`,
				);
			doc.values.set(
				name,
				[value].flat().flatMap((one) => valuesOf(one, name, field)),
			);
		}
		return doc;
	}

	#statisticsOf(name: string): Statistics {
		const known = this.#statistics.get(name);
		if (known) return known;
		const docs = [...this.docs.values()].flatMap((doc) => (name.includes('.') ? doc.nested : [doc]));
		const texts = docs.map(({ values }) => values.get(name) ?? []).filter(({ length }) => length > 0);
		const frequencies = new Map<unknown, number>();
		for (const text of texts) for (const term of new Set(text)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
		const statistics = { texts: texts.length, length: texts.reduce((sum, { length }) => sum + length, 0), frequencies };
		this.#statistics.set(name, statistics);
		return statistics;
	}
}

interface Statistics {
	texts: number;
	length: number;
	frequencies: Map<unknown, number>;
}

function bm25Of(similarities: Json, name: string): { k1: number; b: number } {
	const { type, k1, b } = objectOf(similarities[name], `similarity ${name}`, 'type', 'k1', 'b');
	if (type !== 'BM25') throw new Refusal(400, 'illegal_argument_exception', `Unknown Similarity type [${type}]`);
	return { k1: numberOf(k1, 'k1'), b: numberOf(b, 'b', 0, 1) };
}

function valuesOf(value: unknown, name: string, { type, ignoreAbove }: Field): (string | number)[] {
	const bad = () => new Refusal(400, 'mapper_parsing_exception', `failed to parse field [${name}] of type [${type}]: [${value}]`);
	if (type === 'integer' || type === 'double') {
		if (typeof value !== 'number' || (type === 'integer' && !(Number.isInteger(value) && Math.abs(value) < 2 ** 31))) throw bad();
		return [value];
	}
	if (typeof value !== 'string') throw bad();
	if (type === 'text') return value.split(/\s+/).filter((term) => term !== '');
	if (value.length > ignoreAbove) return [];
	if (Buffer.byteLength(value) > 32_766)
		throw new Refusal(400, 'illegal_argument_exception', `Document contains at least one immense term in field="${name}"`);
	return [value];
}
