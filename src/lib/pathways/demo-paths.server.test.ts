import { expect } from 'vitest';
import { anonymous, operator } from '#lib/accounts/viewer.ts';
import { test } from '../../../tests/database/database-test.ts';
import { storeCase } from '../../../tests/database/make-case.ts';
import { addStep } from './change-path.server.ts';
import { loadDemoPaths, removeDemoPaths } from './demo-paths.server.ts';
import { listPublicPaths } from './list-paths.server.ts';
import { openPath } from './open-path.server.ts';

test('the demo’s paths are for everybody, choose somewhere, and go with its cases unless they got others', async ({ db }) => {
	await expect(loadDemoPaths(db)).rejects.toMatchObject({ status: 404 });
	const numbers = ['#9001', '#9002', '#9003', 'C9002', 'C9004', 'C9005', 'C9007', 'C9008'];
	for (const number of numbers) await storeCase(db, { title: `Demo ${number}`, number });
	await loadDemoPaths(db);
	await loadDemoPaths(db);
	const cards = await listPublicPaths(db, anonymous);
	expect(cards).toHaveLength(2);
	for (const { slug } of cards) {
		const { steps, lead } = await openPath(db, anonymous, 'nb', slug);
		expect(lead).toContain('oppdiktede');
		expect(new Set(steps.map(({ stage }) => stage)).size).toBeLessThan(steps.length);
		expect(steps.every(({ because }) => because?.kind === 'words')).toBe(true);
	}
	const own = await storeCase(db, { title: 'Vår egen' });
	await addStep(db, operator, cards[0]?.slug ?? '', own.id);
	await db.deleteFrom('catalogue.cases').where('number', 'in', numbers).execute();
	await removeDemoPaths(db);
	expect((await listPublicPaths(db, anonymous)).map(({ slug }) => slug)).toEqual([cards[0]?.slug]);
});
