import { expect } from 'vitest';
import { anonymous, operator } from '#lib/accounts/viewer.ts';
import { Conflict, NotAllowed, NotFound } from '#lib/platform/errors.ts';
import { test } from '../../../tests/database/database-test.ts';
import { storeCase } from '../../../tests/database/make-case.ts';
import { openCaseContent } from './open-case-content.server.ts';
import { openTerm } from './open-term.server.ts';
import { renameTerm } from './rename-term.server.ts';

const roleOf = (name: string) => ({ name, role: 'guest' as const });

test('the former address leads to the new one, through several renames and back', async ({ db }) => {
	await storeCase(db, { title: 'Navnebytte', people: [roleOf('Kari Moe')] });
	expect(await renameTerm(db, operator, 'person', 'kari-moe', 'Kari Moe Lie')).toEqual({ slug: 'kari-moe-lie' });
	await renameTerm(db, operator, 'person', 'kari-moe-lie', 'Kari Lie');
	for (const former of ['kari-moe', 'kari-moe-lie']) {
		expect(await openTerm(db, anonymous, 'nb', 'person', former)).toEqual({ movedTo: 'kari-lie' });
	}
	await renameTerm(db, operator, 'person', 'kari-lie', 'Kari Moe');
	expect(await openTerm(db, anonymous, 'nb', 'person', 'kari-moe')).toMatchObject({ found: { name: 'Kari Moe', count: 1 } });
	expect(await openTerm(db, anonymous, 'nb', 'person', 'kari-lie')).toEqual({ movedTo: 'kari-moe' });
});

test('what comes in again under the former name is the renamed one', async ({ db }) => {
	const content = {
		title: 'Samme feed',
		people: [{ ...roleOf('Ola Gran'), organisation: 'Gammelt AS' }],
		themes: ['Gammelt tema'],
		place: 'Gammelby',
	};
	const { id } = await storeCase(db, content);
	await renameTerm(db, operator, 'person', 'ola-gran', 'Ola Gran Furu');
	await renameTerm(db, operator, 'organisation', 'gammelt-as', 'GAMMELT AS');
	await renameTerm(db, operator, 'theme', 'gammelt-tema', { nb: 'Nytt tema', nn: 'Nytt tema', en: 'New theme' });
	await renameTerm(db, operator, 'place', 'gammelby', 'Nyby');
	expect((await storeCase(db, content)).outcome).toBe('unchanged');
	expect(await openCaseContent(db, id)).toMatchObject({
		people: [{ name: 'Ola Gran Furu', organisation: 'GAMMELT AS' }],
		themes: ['Nytt tema'],
		place: 'Nyby',
	});
	expect(await openTerm(db, anonymous, 'en', 'theme', 'nytt-tema')).toMatchObject({ found: { name: 'New theme' } });
});

test("another's name is refused, and another's former address is not taken", async ({ db }) => {
	await storeCase(db, { title: 'To til', people: [roleOf('Per Ask'), roleOf('Pål Ask')] });
	await expect(renameTerm(db, operator, 'person', 'per-ask', 'Pål Ask')).rejects.toThrow(Conflict);
	await renameTerm(db, operator, 'person', 'per-ask', 'Per Bjørk');
	await storeCase(db, { title: 'Enda en', people: [roleOf('Per  Ask')] });
	expect(await openTerm(db, anonymous, 'nb', 'person', 'per-ask')).toEqual({ movedTo: 'per-bjork' });
	expect(await openTerm(db, anonymous, 'nb', 'person', 'per-ask-2')).toMatchObject({ found: { name: 'Per  Ask' } });
});

test('only the operator renames, and only what there is', async ({ db }) => {
	await expect(renameTerm(db, anonymous, 'person', 'per-bjork', 'X')).rejects.toThrow(NotAllowed);
	await expect(renameTerm(db, operator, 'person', 'ingen', 'X')).rejects.toThrow(NotFound);
});
