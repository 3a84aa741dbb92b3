import { parentPort, workerData } from 'node:worker_threads';
import { createAnalyser } from '#lib/search/analysis/analyser.ts';
import type { CaseDocument } from '#lib/search/index/case-document.ts';
import { buildSegments } from '#lib/search/index/rebuild.ts';
import { openLexicon } from '#lib/search/open-lexicon.server.ts';
import { makeCases } from './resample.ts';
import type { SharedCorpus } from './shared-corpus.ts';

/** A thread that analyses its share of the cases and writes them as segments. */
export interface Share {
	site: string;
	lexiconFolder: string;
	corpus: SharedCorpus;
	turns: number;
	share: number;
	shares: number;
}

const { site, lexiconFolder, corpus, turns, share, shares } = workerData as Share;
const analyser = createAnalyser(openLexicon(lexiconFolder).lexicon);
let words = 0;

function* documents(): Generator<CaseDocument> {
	for (const { caseId, texts } of makeCases(corpus, turns, share, shares)) {
		const said = texts.map((text, position) => {
			const terms = analyser.analyseText(text, 'nb');
			const length = (terms.at(-1)?.position ?? -1) + 1;
			words += length;
			return { position, startMs: position * 10_000, length, terms };
		});
		yield { caseId, version: '1', date: caseId, tags: [caseId % 15, 100 + (caseId % 10)], fields: {}, turns: said };
	}
}

const files = await buildSegments(site, documents(), 2_000_000);
parentPort?.postMessage({ files, words });
