import { buffer } from 'node:stream/consumers';
import type { RequestEvent } from '@sveltejs/kit';
import { expect } from 'vitest';
import { anonymous, type Viewer } from '#lib/accounts/viewer.ts';
import { verifyCredential } from '#lib/credentials/verify-credential.server.ts';
import { parseConfig } from '#lib/platform/config.ts';
import type { Db } from '#lib/platform/db.ts';
import { locales } from '#lib/platform/locale.ts';
import { unzipFile } from '#lib/platform/unzip.ts';
import { fillMember } from '../../../../../tests/accounts/fill-member.ts';
import { verifierFor } from '../../../../../tests/credentials/award.ts';
import { test } from '../../../../../tests/database/database-test.ts';
import { collectArchive, zipOf } from './archive.ts';
import { GET } from './archive.zip/+server.ts';

const wanted = { locale: 'nb' as const, siteName: 'Testdugnad' };
const text = (archive: Uint8Array, path: string) => Buffer.from(unzipFile(archive, path, 10_000_000) ?? '').toString();
const json = (archive: Uint8Array, path: string) => JSON.parse(text(archive, path));

function download(db: Db, viewer: Viewer): Promise<Response> {
	const locals = { db, viewer, locale: 'nb', config: parseConfig({ SITE_NAME: 'Testdugnad' }) };
	return GET({ locals } as unknown as RequestEvent<never, never>);
}

test('a member gets all that they left, and neither secrets nor what is another’s', async ({ db }) => {
	const [me, other] = [await fillMember(db), await fillMember(db)];
	const files = await collectArchive(db, me.member, wanted);
	const archive = await buffer(zipOf(files));
	const whole = files.map(({ path }) => text(archive, path)).join('\n');
	for (const secret of [...me.secrets, ...other.secrets, other.member.id, other.email, other.member.name])
		expect(whole).not.toContain(secret);
	// What is right stands nowhere but in the member's own answers, and those of the open quiz are not given yet.
	const [handedIn, open] = json(archive, 'attempts.json').map((one: unknown) => JSON.stringify(one));
	for (const key of ['FASIT', '4711.5', 'FORKLARING', 'correct', 'tolerance']) expect(open).not.toContain(key);
	for (const key of ['FORKLARING', 'correct', 'tolerance']) expect(handedIn).not.toContain(key);

	expect(json(archive, 'account.json')).toMatchObject({ id: me.member.id, name: me.member.name, email: me.email });
	expect(json(archive, 'sign-in-methods.json')).toMatchObject({
		identities: [{ providerId: 'credential' }, { providerId: 'feide', accountId: `${me.member.name}@feide.example` }],
		passkeys: [{ name: `Nøkkelen til ${me.member.name}` }],
	});
	expect(json(archive, 'sessions.json')).toMatchObject([{ userAgent: 'Prøveleser', ipAddress: '192.0.2.7' }]);
	expect(json(archive, 'places.json')).toMatchObject([{ slug: me.slug, atMs: 60_000, isFinished: false }]);
	expect(json(archive, 'notes.json')).toMatchObject([{ slug: me.slug, atMs: 60_000, body: `Notatet til ${me.member.name}` }]);
	const attempts = json(archive, 'attempts.json');
	expect(attempts).toMatchObject([{ slug: me.slug, result: { passed: true, score: 1 } }, { result: null }]);
	expect(attempts[0].questions[5]).toMatchObject({ prompt: 'Ord?', answer: ['FASIT'], score: 1 });
	expect(attempts[1].questions[5]).toMatchObject({ prompt: 'Ord?', answer: null, score: null });
	const reflection = { thinks: `Tanken til ${me.member.name}`, earlier: [{ thinks: `Før tenkte ${me.member.name}` }] };
	expect(json(archive, 'reflections.json')).toMatchObject([reflection]);
	expect(json(archive, 'recommendations.json')).toMatchObject({
		choices: { isPersonal: true, looksElsewhere: false },
		interests: { goal: ['4'] },
		counts: expect.arrayContaining([expect.objectContaining({ slug: me.slug, kind: 'passed', amount: 1 })]),
		refused: [{ title: expect.stringContaining('En uønsket samtale') }],
		removed: [{ title: expect.stringContaining('En uønsket samtale') }],
	});
	expect(json(archive, 'reports.json')).toMatchObject([{ slug: me.slug, reason: 'Uhøflig' }]);
});

test('a certificate comes in every form that others read, and verifies from each', async ({ db }) => {
	const { member } = await fillMember(db);
	const archive = await buffer(zipOf(await collectArchive(db, member, wanted)));
	const [{ slug, isSigned }] = json(archive, 'certificates.json');
	expect(isSigned).toBe(true);
	const whole = `certificates/${slug}`;
	for (const input of [json(archive, `${whole}.json`), text(archive, `${whole}.jwt`)]) {
		expect((await verifyCredential(input, verifierFor(db))).verdict).toBe('valid');
	}
	expect(text(archive, `${whole}.svg`)).toContain('openbadges:credential');
	expect(text(archive, `${whole}.png`).slice(1, 4)).toBe('PNG');
});

test('the README says in each language what every file is', async ({ db }) => {
	const { member } = await fillMember(db);
	for (const locale of locales) {
		const files = await collectArchive(db, member, { ...wanted, locale });
		const readme = text(await buffer(zipOf(files)), 'README.txt');
		expect(readme).toContain(member.name);
		for (const { path } of files.slice(1)) expect(readme).toContain(`\n${path.replace(/\/.*/, '/')}\n`);
	}
});

test('one archive at a time, until it is read or given up', async ({ db }) => {
	const [{ member }, other] = [await fillMember(db), await fillMember(db)];
	const first = await download(db, member);
	expect(first.headers.get('cache-control')).toBe('private, no-store');
	await expect(download(db, member)).rejects.toMatchObject({ status: 429 });
	await (await download(db, other.member)).body?.cancel();
	expect((await first.bytes()).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
	const second = await download(db, member);
	await second.body?.cancel();
	await expect.poll(async () => (await download(db, member).catch(() => undefined))?.status).toBe(200);
	await expect(download(db, anonymous)).rejects.toMatchObject({ status: 403 });
});

test('what cannot be read ends the download instead of leaving something out', async () => {
	const lose = () => Promise.reject(new Error('lost'));
	const loseTheRest = async function* () {
		yield '[1,';
		await lose();
	};
	for (const write of [lose, loseTheRest]) {
		const broken = zipOf([
			{ path: 'a.json', write: async () => '{}' },
			{ path: 'b.json', write },
		]);
		await expect(buffer(broken)).rejects.toThrow('lost');
	}
});
