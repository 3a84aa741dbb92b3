import fc from 'fast-check';
import { expect } from 'vitest';
import { anonymous, operator } from '#lib/accounts/viewer.ts';
import { usualRules } from '#lib/assessment/quiz.ts';
import type { CaseContent } from '#lib/catalogue/case-content.ts';
import { normaliseContent } from '#lib/catalogue/normalise-content.ts';
import { openCase } from '#lib/catalogue/open-case.server.ts';
import { Invalid, NotAllowed } from '#lib/platform/errors.ts';
import { storable } from '#lib/platform/storable-text.ts';
import { arbitraryCaseDocument } from '../../../tests/arbitraries/case-document.ts';
import { test } from '../../../tests/database/database-test.ts';
import { makeCase } from '../../../tests/database/make-case.ts';
import type { CaseDocument } from './case-document.ts';
import { openCaseDocument } from './open-case-document.server.ts';
import { saveCaseDocument } from './save-case-document.server.ts';

const sha256 = 'ab'.repeat(32);
/** To the database a stored file is its key, size and hash. */
const storeMedia = async ({ src }: { src: string }) =>
	/^https?:/.test(src) ? undefined : { storageKey: `ab/${sha256}.mp3`, bytes: 7, sha256 };

test('any case comes back as it was saved, and saving it again changes nothing', async ({ db }) => {
	await fc.assert(
		fc.asyncProperty(arbitraryCaseDocument.map(possible), async (document) => {
			const saved = await saveCaseDocument(db, operator, document, { storeMedia });
			const opened = await openCaseDocument(db, operator, saved.id);
			expect(withOneCase(opened)).toEqual(withOneCase(expected(document, opened.case)));
			expect(await saveCaseDocument(db, operator, opened)).toEqual({ ...saved, outcome: 'unchanged' });
			expect((await saveCaseDocument(db, operator, document, { storeMedia })).outcome).toBe('unchanged');
		}),
		{ numRuns: 60 },
	);
}, 120_000);

/** Turns end after they start, a guid is not that of an earlier run under another number, no name is another's slug. */
let run = 0;
function possible(document: CaseDocument): CaseDocument {
	run += 1;
	const { guid, themes, perspectives } = document.case;
	const marked = (names: string[]) => names.map((name) => `${name}!`);
	const turns = document.transcript?.turns.map((turn) => {
		return turn.endMs === undefined ? turn : { ...turn, endMs: Math.max(turn.endMs, turn.startMs ?? 0) };
	});
	return {
		...document,
		case: { ...document.case, guid: guid && `${guid} ${run}`, themes: marked(themes), perspectives: marked(perspectives) },
		...(document.transcript && turns && { transcript: { ...document.transcript, turns } }),
	};
}

/** What the catalogue fills in or calls otherwise is taken from what came back; everything else must be the same. */
function expected(document: CaseDocument, opened: CaseContent): CaseDocument {
	const content = normaliseContent(document.case);
	return storable({
		...document,
		case: {
			...content,
			guid: content.guid ?? opened.guid,
			publishedAt: content.publishedAt ?? opened.publishedAt,
		},
		media: document.media.map((item) => (/^https?:/.test(item.src) ? item : { ...item, src: `ab/${sha256}.mp3`, bytes: 7 })),
	});
}

/** Themes and perspectives of earlier cases may differ in upper and lower case; within a case they merge. */
function withOneCase(document: CaseDocument): CaseDocument {
	const folded = (names: string[]) => [...new Set(names.map((name) => name.toLowerCase()))];
	const { themes, perspectives } = document.case;
	return { ...document, case: { ...document.case, themes: folded(themes), perspectives: folded(perspectives) } };
}

const spoken = {
	language: 'nb',
	turns: [{ kind: 'speech' as const, speaker: 'Kari Moe', text: 'Hei.', startMs: 0, endMs: 900 }],
};

test('a change anywhere is one version more, no change is none', async ({ db }) => {
	const base: CaseDocument = { case: makeCase({ title: 'Versjoner' }), media: [] };
	const version = async () => {
		const opened = await openCase(db, anonymous, 'nb', 'versjoner');
		return 'found' in opened ? opened.found.version : undefined;
	};
	expect((await saveCaseDocument(db, operator, base)).outcome).toBe('created');
	expect((await saveCaseDocument(db, operator, base)).outcome).toBe('unchanged');
	expect(await version()).toBe(1);
	expect((await saveCaseDocument(db, operator, { ...base, transcript: spoken })).outcome).toBe('changed');
	expect(await version()).toBe(2);
	const quiz = { questions: [{ kind: 'trueFalse' as const, prompt: 'Er dette sant?', correct: true }], rules: usualRules };
	expect((await saveCaseDocument(db, operator, { ...base, transcript: spoken, quiz })).outcome).toBe('changed');
	expect((await saveCaseDocument(db, operator, { ...base, transcript: spoken, quiz })).outcome).toBe('unchanged');
	expect(await version()).toBe(3);
	await saveCaseDocument(db, operator, base);
	expect(await version()).toBe(4);
});

test('forms are what there is to hear, see and read', async ({ db }) => {
	const media = ['video', 'audio'].map((kind) => ({
		kind: kind as 'video',
		src: `https://media.example.org/${kind}`,
		mimeType: `${kind}/x`,
	}));
	await saveCaseDocument(db, operator, { case: makeCase({ title: 'Former' }), media, transcript: spoken });
	expect(await openCase(db, anonymous, 'nb', 'former')).toMatchObject({ found: { forms: ['listen', 'watch', 'read'] } });
});

test('only the operator saves and opens documents', async ({ db }) => {
	const document = { case: makeCase({ title: 'Ikke lov' }), media: [] };
	await expect(saveCaseDocument(db, anonymous, document)).rejects.toThrow(NotAllowed);
	await expect(openCaseDocument(db, anonymous, 1)).rejects.toThrow(NotAllowed);
});

test('a refused part leaves nothing of the case behind', async ({ db }) => {
	const backwards = { language: 'nb', turns: [{ kind: 'speech' as const, text: 'Baklengs', startMs: 2000, endMs: 1000 }] };
	const title = 'Halvferdig';
	const people = [{ name: 'Halvdan Halvveis', role: 'guest' as const }];
	await expect(
		saveCaseDocument(db, operator, { case: makeCase({ title, people }), media: [], transcript: backwards }),
	).rejects.toThrow(/Turn 1 .*ends at 1000 ms/);
	expect(await db.selectFrom('catalogue.cases').select('id').where('title', '=', title).execute()).toEqual([]);
	expect(await db.selectFrom('catalogue.people').select('id').where('name', '=', 'Halvdan Halvveis').execute()).toEqual([]);
});

test('what the database cannot hold is a sentence that names the case and the field', async ({ db }) => {
	const document = { case: makeCase({ title: 'Lang', people: [{ name: 'x'.repeat(3000), role: 'guest' }] }), media: [] };
	await expect(saveCaseDocument(db, operator, document)).rejects.toThrow(Invalid);
	await expect(saveCaseDocument(db, operator, document)).rejects.toThrow(/The case “Lang” cannot be stored/);
	const season = { case: makeCase({ title: 'Sesong', season: 3_000_000_000 }), media: [] };
	await expect(saveCaseDocument(db, operator, season)).rejects.toThrow(/out of range/);
});

test('a local file that nobody stored is refused', async ({ db }) => {
	const media = [{ kind: 'audio' as const, src: 'sound.mp3', mimeType: 'audio/mpeg' }];
	await expect(saveCaseDocument(db, operator, { case: makeCase({ title: 'Uten fil' }), media })).rejects.toThrow(/“sound.mp3”/);
});

test('two cases may share one stored file', async ({ db }) => {
	const media = [{ kind: 'image' as const, src: 'forside.png', mimeType: 'image/png' }];
	for (const title of ['Første med bilde', 'Andre med bilde']) {
		const { id } = await saveCaseDocument(db, operator, { case: makeCase({ title }), media }, { storeMedia });
		expect((await openCaseDocument(db, operator, id)).media).toMatchObject([{ src: `ab/${sha256}.mp3`, bytes: 7 }]);
	}
});
