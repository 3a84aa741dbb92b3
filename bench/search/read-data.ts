import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A turn of the benchmark's corpus; `id` is its place in the file. */
export interface CorpusTurn {
	caseId: string;
	text: string;
}

/** A query and the turns that answer it. */
export interface BenchQuery {
	text: string;
	relevant: Set<number>;
}

/** A compound with its gold split: `first` and `last` are the two parts as they are written. */
export interface GoldCompound {
	language: string;
	word: string;
	first: string;
	last: string;
}

/** The folder with the benchmark's data, from `BENCH_DATA` or beside the project. */
export function dataFolder(): string {
	const folder = process.env.BENCH_DATA ?? join(import.meta.dirname, '../../../shared/data');
	if (!existsSync(join(folder, 'search/corpus.tsv.gz')))
		throw new Error(
			`The search benchmark reads ${folder}/search/corpus.tsv.gz, which is missing. Name its folder in BENCH_DATA.`,
		);
	return folder;
}

/** All turns of the corpus, case by case. */
export function readCorpus(folder: string): CorpusTurn[] {
	return lines(join(folder, 'search/corpus.tsv.gz')).map((line, at) => {
		const [id, caseId = '', , text = ''] = line.split('\t');
		if (Number(id) !== at) throw new Error(`corpus.tsv.gz, line ${at + 1}: the id is ${id} where ${at} was expected.`);
		return { caseId, text };
	});
}

/** Every query set of a folder by its name (`kw`, `typo`, …). */
export function readQueries(folder: string): Map<string, BenchQuery[]> {
	const files = readdirSync(folder).filter((name) => name.endsWith('.tsv'));
	return new Map(files.map((name) => [basename(name, '.tsv'), lines(join(folder, name)).map(toQuery)]));
}

function toQuery(line: string): BenchQuery {
	const [, text = '', relevant = ''] = line.split('\t');
	return { text, relevant: new Set(relevant.split(',').map(Number)) };
}

/** The compounds with their split by people. */
export function readCompounds(folder: string): GoldCompound[] {
	return lines(join(folder, 'search/compounds-gold.tsv.gz')).map((line) => {
		const [language = '', word = '', parts = ''] = line.split('\t');
		const [first = '', last = ''] = parts.split('*');
		return { language, word, first, last };
	});
}

function lines(file: string): string[] {
	const bytes = readFileSync(file);
	const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
	return text.split('\n').filter(Boolean);
}
