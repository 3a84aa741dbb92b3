import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Member } from '#lib/accounts/viewer.ts';
import type { PrivateAllowance } from '#lib/platform/public-address.ts';
import {
	beginImport,
	beginImportOfAddress,
	beginImportOfText,
	importFolder,
	makeImportPlace,
} from '#lib/studio/begin-import.server.ts';
import { confirmImport } from '#lib/studio/confirm-import.server.ts';
import type { ImportItem, ImportKind, Outcome } from '#lib/studio/imports.ts';
import { outcomes } from '#lib/studio/imports.ts';
import { listImportItems, openImport, type ShownImport } from '#lib/studio/open-import.server.ts';
import { readImport } from '#lib/studio/read-import.server.ts';
import { storeImport } from '#lib/studio/store-import.server.ts';
import { makeMember } from '../accounts/make-member.ts';
import { test as studioTest, type TestStudio } from '../import/studio-test.ts';

/** An import as its editor sees it: what was found, by what would be done with it. */
export interface Seen extends ShownImport {
	items: Record<Outcome, ImportItem[]>;
}

/** What an editor brings, in a test. */
export type Bring = { kind: ImportKind } & ({ address: string } | { text: string } | { file: string; name?: string });

export interface ImportLab extends TestStudio {
	anna: Member;
	olav: Member;
	house: { folder: string; fetchPrivate: PrivateAllowance; storage: TestStudio['studio']['storage']; workFolder: string };
	/** Brings a source and reads it, as an editor and the worker do. */
	preview(brought: Bring, editor?: Member): Promise<Seen>;
	see(id: string): Promise<Seen>;
	/** Confirms what is chosen of an import, and stores it. */
	confirm(id: string, how?: { publishes?: boolean; copies?: boolean }, editor?: Member): Promise<Seen>;
}

/** A test with two editors who bring cases: `test('…', async ({ desk }) => …)`. */
export const test = studioTest.extend('desk', async ({ lab, db }): Promise<ImportLab> => {
	const anna = await makeMember(db, { role: 'editor', name: 'Anna Prøvesen' });
	const olav = await makeMember(db, { role: 'editor', name: 'Olav Prøvesen' });
	const folder = importFolder(lab.folder);
	const house = { folder, fetchPrivate: true, storage: lab.studio.storage, workFolder: join(lab.folder, 'work') };
	const see = async (id: string): Promise<Seen> => {
		const shown = await openImport(db, anna, id);
		const listed = outcomes.map(
			async (one) => [one, await listImportItems(db, anna, id, one, { limit: 50_000, page: 1 })] as const,
		);
		return { ...shown, items: Object.fromEntries(await Promise.all(listed)) as Seen['items'] };
	};
	return {
		...{ ...lab, anna, olav, house, see },
		async preview(brought, editor = anna) {
			const id = await begin(brought, editor);
			await readImport(db, house, id);
			// Where there is nothing to confirm, the worker ends it.
			await storeImport(db, house, id);
			return see(id);
		},
		async confirm(id, { publishes = false, copies = false } = {}, editor = anna) {
			const { counts } = await openImport(db, editor, id);
			await confirmImport(db, editor, { id, publishes, copies, expected: counts.chosen });
			await storeImport(db, house, id);
			return see(id);
		},
	};

	async function begin(brought: Bring, editor: Member): Promise<string> {
		const { kind } = brought;
		if ('address' in brought)
			return beginImportOfAddress(db, editor, folder, { kind, name: brought.address, address: brought.address, language: 'nb' });
		if ('text' in brought) return beginImportOfText(db, editor, folder, brought.text, { kind, name: '', language: 'nb' });
		const place = await makeImportPlace(db, editor, folder);
		await copyFile(brought.file, join(place.folder, 'source'));
		return beginImport(db, editor, place, { kind, name: brought.name ?? brought.file, language: 'nb' });
	}
});
