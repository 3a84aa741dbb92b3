/**
 * How good is what is recommended? `npm run -s bench:recommend` scores published data sets by their published protocols
 *
 * - Gowalla (LightGCN's split): what else members have, found by the linear part; Recall@20 and NDCG@20 over all items;
 * - Beauty and LastFM (S3-Rec's): what members take next, found by all parts; HR@10 and NDCG@10 over all items;
 *
 * beside popularity, item-kNN and what others published. Settings are chosen without the test: for the linear part once, on
 * a part of Gowalla's training data (`--validation` scores that), for sequences on each one's own validation items.
 *
 * `--train FILE --test FILE` scores other data of the first kind, `--sequences FILE` of the second: a line per user, the user
 * and then the items, plain or .gz. `--options JSON` sets options of the linear fit. The data's folder is `BENCH_DATA`, or
 * `shared/data` beside the project. Tables go to standard error, one line of JSON to standard output.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readUsers } from './recommend/read-data.ts';
import { benchSequences, type SequenceResults } from './recommend/sequences.ts';
import type { TopNResults } from './recommend/top-n.ts';

const { values: flags } = parseArgs({
	options: {
		train: { type: 'string' },
		test: { type: 'string' },
		sequences: { type: 'string' },
		validation: { type: 'boolean', default: false },
		options: { type: 'string', default: '{}' },
	},
});
const folder = join(process.env.BENCH_DATA ?? join(import.meta.dirname, '../../shared/data'), 'recommend');

/** Others' figures, from UltraGCN's table for Gowalla and S3-Rec's for the sequences. */
const published: Record<string, Record<string, [number, number]>> = {
	gowalla: { LightGCN: [0.183, 0.1554], UltraGCN: [0.1862, 0.158] },
	Beauty: { SASRec: [0.0605, 0.0318], 'S3-Rec': [0.0647, 0.0327] },
	LastFM: { SASRec: [0.0688, 0.039], 'S3-Rec': [0.0743, 0.0427] },
};

try {
	console.log(JSON.stringify(run()));
} catch (error) {
	console.error((error as Error).message);
	process.exitCode = 1;
}

function run() {
	const { train, test, sequences } = flags;
	if (!train !== !test) throw new Error('Name both --train and --test, or neither.');
	if (train && test) return ofTopN(basename(train), benchTopN(basename(train), train, test));
	if (sequences) return ofSequences(basename(sequences), benchNext(basename(sequences), sequences));
	const gowalla = benchTopN('gowalla', join(folder, 'gowalla-train.txt.gz'), join(folder, 'gowalla-test.txt.gz'));
	if (flags.validation) return ofTopN('gowalla', gowalla);
	const [beauty, lastfm] = ['Beauty', 'LastFM'].map((name) => benchNext(name, join(folder, `${name}.txt.gz`)));
	return { ...ofSequences('beauty', beauty), ...ofSequences('lastfm', lastfm), ...ofTopN('gowalla', gowalla) };
}

function ofTopN(name: string, { rows, fitCpuSeconds, peakMb, foldInP95Ms }: TopNResults) {
	const { recall20, ndcg20 } = rows.ours ?? { recall20: 0, ndcg20: 0 };
	return {
		[name]: { recall20: rounded(recall20, 4), ndcg20: rounded(ndcg20, 4) },
		fitCpuSeconds: rounded(fitCpuSeconds, 1),
		peakMB: peakMb,
		foldInP95Ms: rounded(foldInP95Ms, 2),
	};
}

function ofSequences(name: string, results: SequenceResults | undefined) {
	const { hr10, ndcg10 } = results?.rows.ours ?? { hr10: 0, ndcg10: 0 };
	const cost = { fitCpuSeconds: rounded(results?.fitCpuSeconds ?? 0, 1) };
	return { [name]: { hr10: rounded(hr10, 4), ndcg10: rounded(ndcg10, 4) }, ...cost };
}

/** In a process of its own, so that neither its time nor its memory is another's. */
function benchTopN(name: string, train: string, test: string): TopNResults {
	const settings = JSON.stringify({ ...JSON.parse(flags.options), validation: flags.validation });
	const script = join(import.meta.dirname, 'recommend/top-n.ts');
	const { status, stdout } = spawnSync(process.execPath, [script, train, test, settings], {
		stdio: ['ignore', 'pipe', 'inherit'],
		encoding: 'utf8',
	});
	if (status !== 0) process.exit(1);
	const results = JSON.parse(stdout) as TopNResults;
	const rows = Object.entries(results.rows).map(([row, { recall20, ndcg20 }]): Row => [row, recall20, ndcg20]);
	showTable(`${name}: ${sizes(results)}${flags.validation ? ', validation' : ''}`, ['Recall@20', 'NDCG@20'], rows, name);
	console.error(
		`  fit ${results.fitCpuSeconds.toFixed(1)} s of one core, ${results.peakMb} MB; fold-in ${results.foldInP50Ms.toFixed(2)} ms (p95 ${results.foldInP95Ms.toFixed(2)})`,
	);
	return results;
}

function benchNext(name: string, file: string): SequenceResults {
	readUsers(file);
	const attributes = file.replace(/\.txt(\.gz)?$/, '_item2attributes.json.gz');
	const results = benchSequences(file, existsSync(attributes) ? attributes : undefined);
	const rows = Object.entries(results.rows).map(([row, { hr10, ndcg10 }]): Row => [row, hr10, ndcg10]);
	showTable(`${name}: ${sizes(results)}`, ['HR@10', 'NDCG@10'], rows, name);
	console.error(
		`  fit ${results.fitCpuSeconds.toFixed(1)} s of one core, after ${results.choosingCpuSeconds.toFixed(0)} s of choosing; validation NDCG@10 ${results.validation.ndcg10.toFixed(4)}`,
	);
	return results;
}

type Row = [name: string, share: number, gain: number];

function showTable(title: string, heads: [string, string], rows: Row[], name: string): void {
	const others = Object.entries(flags.validation ? {} : (published[name] ?? {}));
	const all = [...rows, ...others.map(([who, [share, gain]]): Row => [`${who}, published`, share, gain])];
	console.error(`\n${title.padEnd(30)}\n${' '.repeat(30)} ${heads.map((head) => head.padStart(10)).join(' ')}`);
	for (const [row, share, gain] of all) {
		console.error(`  ${row.padEnd(28)} ${share.toFixed(4).padStart(10)} ${gain.toFixed(4).padStart(10)}`);
	}
}

function sizes({ users, items }: { users: number; items: number }): string {
	return `${users.toLocaleString('en')} users, ${items.toLocaleString('en')} items`;
}

function rounded(value: number, digits: number): number {
	return Number(value.toFixed(digits));
}
