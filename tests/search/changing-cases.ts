import { mulberry32 } from '#lib/platform/mulberry32.ts';
import type { CaseDocument } from '#lib/search/index/case-document.ts';
import { makeCase } from './invented-cases.ts';

const words = ['og', 'i', 'er', 'tare', 'hav', 'tare-hav', 'bølge', 'båt', 'ror', 'fisk', 'sild', 'not', 'line', 'krok', 'garn'];

/** What happens to an invented library in its `i`-th step: the same whenever it is asked. */
export function changesOf(step: number): { upsert: CaseDocument[]; remove: number[] } {
	const random = mulberry32(step * 0x9e3779b9);
	const pick = (most: number) => Math.floor(random() * most);
	const text = () =>
		Array.from({ length: 1 + pick(12) }, () => words[Math.min(pick(words.length), pick(words.length))]).join(' ');
	const upsert = Array.from({ length: 1 + pick(6) }, () => {
		const texts = Array.from({ length: pick(20) }, text);
		return makeCase(pick(40), texts, text(), { version: `step ${step}` });
	});
	return { upsert, remove: Array.from({ length: pick(3) }, () => pick(40)) };
}

const libraries: Map<number, CaseDocument>[] = [new Map()];

/** The library after a number of steps. */
export function libraryAfter(steps: number): Map<number, CaseDocument> {
	for (let step = libraries.length; step <= steps; step++) {
		const library = new Map(libraries[step - 1]);
		const { upsert, remove } = changesOf(step);
		for (const one of upsert) library.set(one.caseId, one);
		for (const caseId of remove) library.delete(caseId);
		libraries.push(library);
	}
	return libraries[steps] as Map<number, CaseDocument>;
}

/** The versions that an index should have after a number of steps. */
export function versionsAfter(steps: number): Record<number, string> {
	return Object.fromEntries([...libraryAfter(steps)].map(([caseId, { version }]) => [caseId, version]));
}
