/**
 * Fits the linear part on one data set and scores it beside popularity and item-kNN: `node top-n.ts TRAIN TEST [OPTIONS]`, in
 * a process of its own so that the peak of memory is its own. Prints one line of JSON. `OPTIONS` are settings of the fit as
 * JSON; with `"validation": true` the test is held out from TRAIN.
 */
import { countCoUse } from '#lib/pathways/engine/co-use.ts';
import type { Histories } from '#lib/pathways/engine/histories.ts';
import type { Neighbours } from '#lib/pathways/engine/neighbours.ts';
import { popularityOf } from '#lib/pathways/engine/popularity.ts';
import { fitRidgeNeighbours, type RidgeOptions } from '#lib/pathways/engine/ridge-neighbours.ts';
import { usageOf } from '#lib/pathways/engine/usage.ts';
import { foldIn } from '#lib/pathways/fold-in.ts';
import type { Model } from '#lib/pathways/model.ts';
import { quantile } from '../records/measure.ts';
import { holdOut } from './hold-out.ts';
import { meanMeasure, measureList, type TopNMeasure } from './measures.ts';
import { readTopN, type TopNData } from './read-data.ts';

/** What one data set gives. */
export interface TopNResults {
	users: number;
	items: number;
	interactions: number;
	rows: Record<string, TopNMeasure>;
	/** Processor seconds of the fit. */
	fitCpuSeconds: number;
	/** The most that the process had in memory when the fit was done, the data included. */
	peakMb: number;
	/** From a history to its first twenty. */
	foldInP50Ms: number;
	foldInP95Ms: number;
}

try {
	const [trainFile = '', testFile = '', settings = '{}'] = process.argv.slice(2);
	const { validation, ...options } = JSON.parse(settings) as Partial<RidgeOptions> & { validation?: boolean };
	const data = readTopN(trainFile, testFile);
	console.log(JSON.stringify(benchTopN(validation ? holdOut(data) : data, options)));
} catch (error) {
	console.error((error as Error).message);
	process.exitCode = 1;
}

function benchTopN(data: TopNData, options: Partial<RidgeOptions>): TopNResults {
	const { histories } = data;
	const before = process.cpuUsage();
	const linear = fitRidgeNeighbours(histories, options);
	const { user, system } = process.cpuUsage(before);
	const peakMb = Math.round(process.resourceUsage().maxRSS / 1000);
	const waits: number[] = [];
	const rows = {
		ours: score(modelOf(histories, linear), data, waits),
		popularity: score(modelOf(histories), data),
		'item-kNN': score(modelOf(histories, cosines(histories)), data),
	};
	return {
		users: data.test.length,
		items: histories.items,
		interactions: histories.item.length,
		rows,
		fitCpuSeconds: (user + system) / 1e6,
		peakMb,
		foldInP50Ms: quantile(waits, 0.5),
		foldInP95Ms: quantile(waits, 0.95),
	};
}

/** Asks for every member who has something to find, among all items that they do not have. */
function score(model: Model, { histories, test }: TopNData, waits: number[] = []): TopNMeasure {
	const { offsets, item } = histories;
	const lists = test.flatMap((wanted, member) => {
		if (wanted.length === 0) return [];
		const startedAt = performance.now();
		const history = Array.from(item.subarray(offsets[member], offsets[member + 1]), (index) => ({ index, weight: 1 }));
		const found = foldIn(model, history, { count: 20 });
		waits.push(performance.now() - startedAt);
		return [
			measureList(
				found.map(({ index }) => index),
				new Set(wanted),
			),
		];
	});
	return meanMeasure(lists);
}

/** A model of the linear part alone, or of popularity alone. */
function modelOf(histories: Histories, linear?: Neighbours): Model {
	const nothing = { offsets: new Uint32Array(histories.items + 1), item: new Uint32Array(), value: new Float32Array() };
	return {
		caseIds: Int32Array.from({ length: histories.items }, (_, item) => item),
		linear: linear ?? nothing,
		transitions: nothing,
		content: nothing,
		popularity: popularityOf(histories),
		blend: {
			weight: { linear: 1, transitions: 0, content: 0 },
			fade: { linear: 1, transitions: 1, content: 1 },
			popularity: linear ? 0 : 1,
			newcomers: 0,
		},
	};
}

/** The 200 most alike of each item, by the cosine of who has them. */
function cosines(histories: Histories): Neighbours {
	const { pairs, own } = countCoUse(usageOf(histories), { memberDamping: 0, neighbourDamping: 0.5, reach: 200 });
	const value = pairs.value.slice();
	for (let from = 0; from < histories.items; from++) {
		for (let at = pairs.offsets[from] as number; at < (pairs.offsets[from + 1] as number); at++) {
			value[at] = (value[at] as number) / Math.sqrt((own[from] as number) * (own[pairs.index[at] as number] as number));
		}
	}
	return { offsets: pairs.offsets, item: pairs.index, value };
}
