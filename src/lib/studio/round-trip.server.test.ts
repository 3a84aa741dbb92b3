import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect } from 'vitest';
import { anonymous } from '#lib/accounts/viewer.ts';
import type { CaseContent } from '#lib/catalogue/case-content.ts';
import { seedDefaults } from '#lib/catalogue/seed-defaults.server.ts';
import { composeChannel, composeEpisode } from '#lib/feed/compose-feed.ts';
import { findEpisodes } from '#lib/feed/find-episodes.server.ts';
import { writeFeed } from '#lib/feed/write-feed.ts';
import { paths } from '#lib/platform/paths.ts';
import { shownSentences } from '#lib/transcript/shown-sentences.ts';
import { transcriptFormats, writtenFormatNames } from '#lib/transcript/transcript-format.ts';
import { writeTranscriptFile } from '#lib/transcript/write-transcript-file.ts';
import { cloneDatabase } from '../../../tests/database/database-test.ts';
import { type FeedSite, startFeedSite } from '../../../tests/import/feed-site.ts';
import { countRows, filesBelow, labIn, type TestStudio, test } from '../../../tests/import/studio-test.ts';
import type { CaseDocument } from './case-document.ts';
import { loadDemo, removeDemo } from './demo-library.server.ts';
import { exportCases } from './export-cases.server.ts';

let site: FeedSite;
beforeEach(async () => {
	site = await startFeedSite();
});
afterEach(() => site.close());

/** Makes the site what ours is: the feed of all cases, their transcripts and media. */
async function serveOwnFeed({ studio, documents }: TestStudio): Promise<string> {
	const about = { origin: site.base, name: 'Oppdiktet dugnad' };
	const { episodes } = await findEpisodes(studio.db, anonymous, { kind: 'all' }, 1);
	const channel = composeChannel(about, paths.feed(), 'nb');
	const items = episodes.map((row) => composeEpisode(about, row));
	const feed = await Array.fromAsync(writeFeed(channel, items, { self: site.base + paths.feed() }));
	site.answers.set(paths.feed(), { type: 'application/rss+xml', body: feed.join('') });
	const byTitle = await documents();
	for (const { slug, title, files } of episodes) {
		const transcript = byTitle.get(title)?.transcript;
		for (const format of transcript ? writtenFormatNames : []) {
			const body = transcript ? writeTranscriptFile(transcript, format) : '';
			site.answers.set(paths.transcript(slug, format), { type: transcriptFormats[format].mimeType, body });
		}
		for (const { kind, storageKey, mimeType } of files) {
			const body = storageKey ? await buffer((await studio.storage.open(storageKey)).stream) : '';
			const path = kind === 'chapters' ? paths.chapters(slug) : paths.media(storageKey ?? '');
			site.answers.set(path, { type: mimeType, body });
		}
	}
	return site.base + paths.feed();
}

/** What feeds cannot carry: README.md of the feed room lists the same. */
function asFarAsFeedsGo({ case: content, transcript, media }: CaseDocument) {
	const { outcomes, literature, moreLearning, questionnaire, quotes, reflectionQuestion, links, related, ...carried } = content;
	const { sourceUrl, ...rest } = carried;
	const seconds = (ms: number | undefined) => ms && Math.round(ms / 1000);
	return {
		case: {
			...rest,
			durationMs: seconds(content.durationMs),
			people: content.people.map(({ title, organisation, ...person }) => person),
		} satisfies Partial<CaseContent>,
		turns: transcript?.turns.map(({ kind, speaker, text, ...times }) => {
			const sentences = shownSentences({ kind, text, ...times });
			return { kind, speaker, text, sentences: sentences.map(({ text, startMs }) => ({ text, startMs })) };
		}),
		media: media.map(({ kind, src, mimeType, bytes }) => ({ kind, src, mimeType, bytes })),
	};
}

test('a feed of ours, imported into an empty catalogue, gives the same cases', async ({ lab }) => {
	await seedDefaults(lab.studio.db);
	await loadDemo(lab.studio.db, lab.studio.storage);
	await lab.studio.db.updateTable('catalogue.cases').set({ season: 3, episode: 4 }).where('id', '=', 1).execute();
	const before = await lab.documents();
	const address = await serveOwnFeed(lab);
	await emptied(lab);
	const events = await lab.run(address, { media: 'download' });
	expect(events.filter(({ type }) => type === 'problem' || type === 'unplaced')).toEqual([]);
	const after = await lab.documents();
	expect(after.size).toBe(before.size);
	for (const [title, document] of before) {
		expect(asFarAsFeedsGo(after.get(title) ?? document), title).toEqual(asFarAsFeedsGo(document));
		expect(after.get(title)?.case.sourceUrl, title).toContain(site.base);
	}
});

async function emptied({ studio }: TestStudio): Promise<void> {
	await removeDemo(studio.db, studio.storage);
	expect((await countRows(studio.db))['catalogue.cases']).toBe(0);
}

test('a folder of ours, imported into an empty catalogue, gives the same documents', async ({ lab }) => {
	await seedDefaults(lab.studio.db);
	await loadDemo(lab.studio.db, lab.studio.storage);
	const chapters = JSON.stringify({ version: '1.2.0', chapters: [{ startTime: 0, title: 'Start' }] });
	mkdirSync(join(lab.folder, 'own/med-kapitler'), { recursive: true });
	writeFileSync(join(lab.folder, 'own/med-kapitler/chapters.json'), chapters);
	const own =
		'---\ntitle: Med kapitler\nlanguage: nb\nmedia:\n  - src: chapters.json\n  - kind: audio\n    src: https://a.example/x.mp3\n    mimeType: audio/mpeg\n---\n';
	writeFileSync(join(lab.folder, 'own/med-kapitler/case.md'), own);
	await lab.run(join(lab.folder, 'own'));
	const before = await lab.documents();
	const folder = join(lab.folder, 'exported');
	const told = await Array.fromAsync(exportCases(lab.studio, folder));
	expect(told.at(-1)).toMatchObject({ done: before.size, total: before.size });

	const { database, remove } = await cloneDatabase();
	try {
		await seedDefaults(database.db);
		const other = labIn(database.db, join(lab.folder, 'other'));
		const events = await other.run(folder);
		expect(events.filter(({ type }) => type !== 'case')).toEqual([]);
		expect(await other.documents()).toEqual(before);
		const again = await other.run(folder);
		expect(again.every((event) => event.type === 'case' && event.outcome === 'unchanged')).toBe(true);
		const secondFolder = join(lab.folder, 'exported-again');
		await Array.fromAsync(exportCases(other.studio, secondFolder));
		expect(filesBelow(secondFolder)).toEqual(filesBelow(folder));
		for (const file of filesBelow(folder)) {
			expect(readFileSync(join(secondFolder, file)).equals(readFileSync(join(folder, file))), file).toBe(true);
		}
	} finally {
		await remove();
	}
});

test('an export writes over nothing', async ({ lab }) => {
	await expect(Array.fromAsync(exportCases(lab.studio, import.meta.dirname))).rejects.toThrow(/is not empty/);
	await expect(Array.fromAsync(exportCases(lab.studio, import.meta.filename))).rejects.toThrow(/EEXIST/);
});
