import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseFile } from 'music-metadata';
import { beforeAll, describe, expect, test } from 'vitest';
import { defaultPerspectives, defaultThemes } from '#lib/catalogue/defaults.ts';
import type { CaseDocument } from './case-document.ts';
import { readCaseFolder } from './case-folder.ts';

const demo = fileURLToPath(new URL('../../../demo/', import.meta.url));
const saysInvented = { nb: 'Oppdiktet eksempel', nn: 'Oppdikta døme', en: 'Invented example' } as Record<string, string>;

interface DemoCase {
	path: string;
	document: CaseDocument;
}
const cases: DemoCase[] = [];

beforeAll(async () => {
	for await (const found of readCaseFolder(demo)) {
		if ('problem' in found) throw new Error(found.problem);
		expect(found.unplaced, found.path).toEqual([]);
		cases.push(found);
	}
});

describe('the demo library', () => {
	test('holds cases in three languages, both number schemes, many themes and every perspective', () => {
		expect(cases.length).toBeGreaterThanOrEqual(12);
		expect(count(({ language }) => [language])).toMatchObject({ nb: 8, nn: 3, en: 3 });
		expect(count(({ number }) => [number?.charAt(0) ?? ''])).toEqual({ '#': 6, C: 8 });
		expect(count(({ themes }) => themes)).toEqual(expect.objectContaining(eachOf(defaultThemes)));
		expect(count(({ perspectives }) => perspectives)).toEqual(expect.objectContaining(eachOf(defaultPerspectives)));
		expect(new Set(cases.map(({ document }) => document.case.number)).size).toBe(cases.length);
	});

	test('keeps to numbers that archives do not use, also where cases point to each other', () => {
		const numbers = cases.flatMap(({ document: { case: c } }) => [c.number, ...c.related.map(({ number }) => number)]);
		expect(numbers.filter((number) => number && !/^(#|C)90\d\d$/.test(number))).toEqual([]);
	});

	test('uses only themes and perspectives that every catalogue has', () => {
		const known = new Set([...defaultThemes, ...defaultPerspectives].map(({ nb }) => nb));
		expect(
			cases.flatMap(({ document: { case: c } }) => [...c.themes, ...c.perspectives]).filter((name) => !known.has(name)),
		).toEqual([]);
	});

	test('says in every case, in writing and in sound, that it is invented', () => {
		for (const { document, path } of cases) {
			expect(document.case.ingress, path).toContain(saysInvented[document.case.language]);
			expect(document.transcript?.turns[0], path).toMatchObject({
				kind: 'intro',
				text: expect.stringMatching(/oppdikt|invented/),
			});
		}
	});

	test('links to nothing outside example.org', () => {
		const addresses = JSON.stringify(cases.map(({ document }) => document)).match(/https?:[^"]+/g) ?? [];
		expect(addresses.filter((address) => !address.startsWith('https://example.org/'))).toEqual([]);
	});

	test('quotes only what is said, by the one who says it', () => {
		for (const { document, path } of cases) {
			expect(document.case.quotes, path).not.toEqual([]);
			for (const { text, speaker } of document.case.quotes) {
				const said = document.transcript?.turns.filter((turn) => turn.speaker === speaker).map((turn) => turn.text);
				expect(said?.join('\n'), path).toContain(text);
			}
		}
	});

	test('lets only the people of the case speak, one after the other', () => {
		for (const { document, path } of cases) {
			const names = document.case.people.map(({ name }) => name);
			let before = 0;
			for (const { speaker, startMs = 0, endMs = 0 } of document.transcript?.turns ?? []) {
				expect(names, path).toContain(speaker);
				expect(startMs, path).toBeGreaterThanOrEqual(before);
				expect(endMs, path).toBeGreaterThan(startMs);
				before = endMs;
			}
			expect(before, path).toBeLessThanOrEqual(document.case.durationMs ?? 0);
		}
	});

	test('cites for each quiz question whole turns of the conversation', () => {
		for (const { document, path } of cases) {
			const starts = document.transcript?.turns.map(({ startMs }) => startMs);
			const ends = document.transcript?.turns.map(({ endMs }) => endMs);
			expect(document.quiz?.questions.length, path).toBeGreaterThanOrEqual(3);
			expect(new Set(document.quiz?.questions.map(({ kind }) => kind)).size, path).toBeGreaterThan(1);
			for (const { span, explanation } of document.quiz?.questions ?? []) {
				expect(starts, path).toContain(span?.fromMs);
				expect(ends, path).toContain(span?.toMs);
				expect(span?.toMs, path).toBeGreaterThan(span?.fromMs ?? Number.POSITIVE_INFINITY);
				expect(explanation, path).toBeTruthy();
			}
		}
	});

	test('asks every kind of question in some quiz, and most kinds in one of each language', () => {
		for (const language of Object.keys(saysInvented)) {
			const ofLanguage = cases.filter(({ document }) => document.case.language === language);
			const kinds = ofLanguage.map(({ document }) => new Set(document.quiz?.questions.map(({ kind }) => kind)).size);
			expect(Math.max(...kinds), language).toBeGreaterThanOrEqual(6);
		}
		expect(new Set(cases.flatMap(({ document }) => document.quiz?.questions.map(({ kind }) => kind))).size).toBe(7);
	});

	test('asks the same questions of every guest of a language, so that answers can be set beside each other', () => {
		for (const language of Object.keys(saysInvented)) {
			const questions = cases
				.filter(({ document }) => document.case.language === language)
				.flatMap(({ document }) => document.case.questionnaire);
			expect(new Set(questions.map(({ question }) => question)).size).toBeLessThanOrEqual(8);
			expect(questions.filter(({ question, themeSlot }) => question.includes('{tema}') !== (themeSlot !== undefined))).toEqual(
				[],
			);
		}
	});

	test('has all that a case page shows', () => {
		for (const { document, path } of cases) {
			const { place, recordedOn, publishedAt, organisations, goals, outcomes, literature, questionnaire, reflectionQuestion } =
				document.case;
			for (const text of [place, recordedOn, publishedAt, reflectionQuestion]) expect(text, path).toBeTruthy();
			for (const list of [organisations, goals, literature]) expect(list, path).not.toEqual([]);
			expect(outcomes.length, path).toBeGreaterThanOrEqual(3);
			expect(questionnaire.length, path).toBeGreaterThanOrEqual(6);
		}
	});

	test('has sound of a minute or two, as long as the case says, and under 6 MB in all', async () => {
		let total = 0;
		for (const { document, path } of cases) {
			for (const { src, mimeType, bytes, durationMs = 0 } of document.media) {
				const file = join(dirname(path), src);
				const { format } = await parseFile(file, { duration: true });
				expect((await stat(file)).size, file).toBe(bytes);
				expect(Math.abs((format.duration ?? 0) * 1000 - durationMs), file).toBeLessThan(100);
				expect(durationMs).toBeGreaterThan(60_000);
				expect(durationMs).toBeLessThan(120_000);
				expect(format.container, file).toMatch(mimeType === 'audio/mpeg' ? /^MPEG$/ : /mp4|isom/i);
				total += bytes ?? 0;
			}
			expect(document.media[0]?.durationMs, path).toBe(document.case.durationMs);
		}
		expect(total).toBeLessThan(6_000_000);
	});

	test('can be listened to, watched and read: one case has a video', () => {
		expect(cases.filter(({ document }) => document.media.some(({ kind }) => kind === 'video'))).toHaveLength(1);
	});
});

/** How many cases have each of some values. */
function count(values: (content: CaseDocument['case']) => string[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { document } of cases) for (const value of values(document.case)) counts[value] = (counts[value] ?? 0) + 1;
	return counts;
}

function eachOf(terms: readonly { nb: string }[]): Record<string, unknown> {
	return Object.fromEntries(terms.map(({ nb }) => [nb, expect.any(Number)]));
}
