import { expect } from 'vitest';
import { anonymous, operator } from '#lib/accounts/viewer.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import { test } from '../../../tests/database/database-test.ts';
import { storeCase } from '../../../tests/database/make-case.ts';
import { removeCase } from './remove-case.server.ts';
import { renameTerm } from './rename-term.server.ts';

test('a case goes with all that only it named', async ({ db }) => {
	const names = async () =>
		(await db.selectFrom('catalogue.terms').select('name_nb').orderBy('name_nb').execute()).map((term) => term.name_nb);
	const person = (name: string) => ({ name, role: 'guest' as const, organisation: 'Delt AS' });
	await storeCase(db, { title: 'Blir', people: [person('Delt Person')], place: 'Delt sted' });
	const before = await names();
	const { id } = await storeCase(db, {
		title: 'Går',
		people: [person('Delt Person'), person('Egen Person')],
		organisations: ['Eget AS'],
		place: 'Delt sted',
		series: 'Egen serie',
		questionnaire: [{ question: 'Eget spørsmål?', answer: 'Ja', person: 'Egen Svarer' }],
	});
	await storeCase(db, { guid: 'urn:dugnad:case:gar', title: 'Går bort' });
	await storeCase(db, { guid: 'urn:dugnad:case:gar', title: 'Går', people: [person('Egen Person')], organisations: ['Eget AS'] });
	await renameTerm(db, operator, 'person', 'egen-person', 'Egen Person Lie');

	await expect(removeCase(db, anonymous, id)).rejects.toThrow(NotAllowed);
	await removeCase(db, operator, id);
	await expect(removeCase(db, operator, id)).rejects.toThrow(NotFound);
	expect(await names()).toEqual(expect.arrayContaining(before));
	expect((await names()).filter((name) => /Egen Person|Eget AS/.test(String(name)))).toEqual([]);
	expect(await db.selectFrom('catalogue.former_slugs').selectAll().execute()).toEqual([]);
});

test('removing the case that names them last leaves no name behind', async ({ db }) => {
	const people = [{ name: 'Siste Person', role: 'host' as const, organisation: 'Siste AS' }];
	const questionnaire = [{ question: 'Siste spørsmål?', answer: 'Ja', person: 'Siste Svarer' }];
	const { id } = await storeCase(db, { title: 'Siste', people, questionnaire, place: 'Siste sted', series: 'Siste serie' });
	await removeCase(db, operator, id);
	const left = await db.selectFrom('catalogue.terms').select('name_nb').where('name_nb', 'like', 'Siste%').execute();
	expect(left).toEqual([]);
	expect(await db.selectFrom('catalogue.questions').select('id').where('text', '=', 'Siste spørsmål?').execute()).toEqual([]);
});
