import { expect, test } from 'vitest';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { locales } from '#lib/platform/locale.ts';
import { judgeOperation, type Surroundings } from './judge-operation.ts';
import type { OperationState } from './look-at-operation.server.ts';

const now = new Date('2026-11-22T12:00:00Z');
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const around: Surroundings = { now, searchAnswers: true, production: true };
const idle = { waiting: 0, planned: 1, running: 0, failed: 0, waitingSince: null };

const well: OperationState = {
	database: {
		isEmbedded: true,
		version: '18.4',
		bytes: 1e7,
		connections: 20,
		mostConnections: 100,
		migrations: 17,
		lastMigration: '0017',
	},
	jobs: { tasks: [{ task: 'render_card', ...idle }], troubled: [], days: [], workers: 9 },
	storage: {
		place: '/data',
		isRemote: false,
		kinds: [],
		freeBytes: 5e10,
		diskBytes: 1e11,
		uploads: { open: 0, bytes: 0, oldest: null },
	},
	mail: { server: 'mail.example.org', lastSent: null },
	backup: { madeAt: ago(20), files: 3, bytes: 100, tookMs: 5 },
};
const kinds = (change: Partial<OperationState>, more: Partial<Surroundings> = {}) =>
	judgeOperation({ ...well, ...change }, { ...around, ...more }).map(({ kind, count }) => `${kind} ${count}`);
const withTask = (task: object) => ({ jobs: { ...well.jobs, tasks: [{ task: 'render_card', ...idle, ...task }] } });

test('of a site that is well there is nothing to say', () => {
	expect(kinds({})).toEqual([]);
	expect(kinds(withTask({ waiting: 3, waitingSince: ago(0.5) }))).toEqual([]);
});

test('each trouble is found, and its number said', () => {
	expect(kinds({ ...withTask({ waiting: 4 }), jobs: { ...withTask({ waiting: 4 }).jobs, workers: 0 } })).toEqual(['noWorker 4']);
	expect(kinds(withTask({ failed: 2 }))).toEqual(['jobsFailed 2']);
	expect(kinds(withTask({ task: 'send_mail', failed: 2 }))).toEqual(['mailFailed 2']);
	expect(kinds(withTask({ waiting: 1, waitingSince: ago(2) }))).toEqual(['jobsLate 1']);
	expect(kinds({ mail: { server: undefined, lastSent: null } })).toEqual(['noMailServer 0']);
	expect(kinds({ mail: { server: undefined, lastSent: null } }, { production: false })).toEqual([]);
	expect(kinds({ storage: { ...well.storage, freeBytes: 5e8 } })).toEqual(['diskFull 0']);
	expect(kinds({ storage: { ...well.storage, freeBytes: 4e9 } })).toEqual(['diskLow 0']);
	expect(kinds({ storage: { ...well.storage, freeBytes: 6e9, diskBytes: 1e12 } })).toEqual(['diskLow 0']);
	expect(kinds({ database: { ...well.database, connections: 81 } })).toEqual(['connectionsLow 81']);
	expect(kinds({}, { searchAnswers: false })).toEqual(['searchAway 0']);
	expect(kinds({ backup: undefined })).toEqual(['noBackup 0']);
	expect(kinds({ backup: { ...well.backup, madeAt: ago(24 * 8.5) } as OperationState['backup'] })).toEqual(['oldBackup 8']);
});

test('what must be done now stands before what can wait', () => {
	const found = judgeOperation({ ...well, backup: undefined, ...withTask({ failed: 1 }) }, around);
	expect(found.map(({ weight }) => weight)).toEqual(['wrong', 'mind']);
});

test('each language has words for a state that is well', () => {
	for (const locale of locales) expect(messagesIn(locale).operation.well).toBeTruthy();
});
