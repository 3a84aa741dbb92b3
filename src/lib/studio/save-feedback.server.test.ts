import { expect } from 'vitest';
import { test } from '../../../tests/database/database-test.ts';
import { listFeedback } from './list-feedback.server.ts';
import { saveFeedback } from './save-feedback.server.ts';

test('stores what a reader writes, tidied, and leaves empty fields empty', async ({ db }) => {
	expect(await saveFeedback(db, { message: ' Æ\r\nø\0 ', page: '', contact: ' a@b.no ' })).toEqual({ saved: true });
	expect(await listFeedback(db)).toMatchObject([{ message: 'Æ\nø', page: null, contact: 'a@b.no' }]);
});

test('says which fields must change, and stores nothing then', async ({ db }) => {
	const before = await listFeedback(db);
	expect(await saveFeedback(db, { message: ' \0 ', page: 'x'.repeat(2001), contact: 'x'.repeat(300) })).toEqual({
		saved: false,
		problems: { message: 'missing', page: 'tooLong' },
	});
	expect(await saveFeedback(db, { message: '😀'.repeat(10_001), page: '', contact: '' })).toMatchObject({
		problems: { message: 'tooLong' },
	});
	expect(await listFeedback(db)).toEqual(before);
});

test('the longest that is allowed fits the database', async ({ db }) => {
	expect(await saveFeedback(db, { message: '😀'.repeat(10_000), page: 'x'.repeat(2000), contact: 'x'.repeat(300) })).toEqual({
		saved: true,
	});
});
