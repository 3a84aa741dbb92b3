import { isActionFailure, isHttpError, isRedirect } from '@sveltejs/kit';
import { describe, expect } from 'vitest';
import { anonymous, type Member, type Viewer } from '#lib/accounts/viewer.ts';
import { submitQuiz } from '#lib/assessment/submit-quiz.server.ts';
import type { Certificate } from '#lib/credentials/certificate.ts';
import { listCertificates } from '#lib/credentials/list-certificates.server.ts';
import { attachedCredential } from '#lib/credentials/pdf-attachment.ts';
import { publishCertificate } from '#lib/credentials/publish-certificate.server.ts';
import { readCredential } from '#lib/credentials/read-credential.ts';
import { revokeAward } from '#lib/credentials/revoke-award.server.ts';
import type { Verification } from '#lib/credentials/verification.ts';
import { parseConfig } from '#lib/platform/config.ts';
import type { Db } from '#lib/platform/db.ts';
import type { ServerOnly } from '#lib/platform/server-only.ts';
import { makeMember } from '../../tests/accounts/make-member.ts';
import { mustStart, rightAnswers, storeCaseWithQuiz } from '../../tests/assessment/make-quiz.ts';
import { makeAward, makePathAward, pathSubject } from '../../tests/credentials/award.ts';
import { test as databaseTest } from '../../tests/database/database-test.ts';
import { site as recordSite } from '../../tests/records/site.ts';
import { load as loadPage, actions as pageActions } from './(member)/certificate/[slug]/+page.server.ts';
import type { Freshness } from './(member)/certificate/[slug]/find-freshness.ts';
import { GET as getPdf } from './(member)/certificate/[slug]/pdf/+server.ts';
import { load as loadMine } from './(member)/me/certificates/+page.server.ts';
import { load as loadVerify, actions as verifyActions } from './(site)/verify/+page.server.ts';
import { GET as getFile } from './certificates/[slug].[ending]/+server.ts';

const origin = 'https://cases.example.org';
const config = parseConfig({ ORIGIN: origin, SITE_NAME: 'Testdugnad' });

interface Given {
	viewer?: Viewer;
	slug?: string;
	ending?: string;
	search?: string;
	form?: Record<string, string | File>;
	client?: string;
}

interface Outcome {
	status: number;
	headers: Record<string, string>;
	data?: unknown;
	body?: Buffer;
	location?: string;
}

let clients = 0;

/** Calls a load function, an action or an endpoint as the site does, and tells how the answer to it begins. */
async function call(handler: (event: never) => unknown, db: Db, given: Given): Promise<Outcome> {
	const { viewer = anonymous, slug = '', ending = '', search = '', form, client = `192.0.2.${++clients}` } = given;
	const url = new URL(`/certificate/${slug}${search}`, origin);
	const body = new FormData();
	for (const [name, value] of Object.entries(form ?? {})) body.set(name, value);
	const headers: Record<string, string> = {};
	const event = {
		url,
		params: { slug, ending },
		request: new Request(url, form ? { method: 'POST', body } : {}),
		locals: { db, viewer, locale: 'nb', config, dependsOn: () => expect.unreachable('Certificates are kept for nobody.') },
		setHeaders: (more: Record<string, string>) => void Object.assign(headers, more),
		getClientAddress: () => client,
		parent: async () => ({}),
	};
	try {
		const answer = await handler(event as never);
		if (answer instanceof Response) {
			const given = Object.fromEntries(answer.headers);
			return { status: answer.status, headers: given, body: Buffer.from(await answer.arrayBuffer()) };
		}
		if (isActionFailure(answer)) return { status: answer.status, headers, data: answer.data };
		return { status: 200, headers, data: answer };
	} catch (error) {
		if (isRedirect(error)) return { status: error.status, headers, location: error.location };
		if (isHttpError(error)) return { status: error.status, headers, data: error.body };
		if (error instanceof Error && 'status' in error) return { status: error.status as number, headers, data: error.message };
		throw error;
	}
}

type Page = { certificate: Certificate; freshness?: Freshness };
const page = ({ data }: Outcome) => (data as { view: ServerOnly<Page> }).view.value;
const shown = (outcome: Outcome) => page(outcome).certificate;
const verified = ({ data }: Outcome) => (data as { verification: Verification }).verification;
const refusal = ({ data }: Outcome) => (data as { refusal: object }).refusal;

const test = databaseTest.extend('made', { scope: 'file' }, async ({ db }) => {
	const [secret, open, revoked, unsigned] = [
		await makeAward(db),
		await makeAward(db),
		await makeAward(db),
		await makeAward(db, { isSigned: false }),
	];
	for (const { member, slug } of [open, revoked]) await publishCertificate(db, member, { slug, isPublic: true });
	await revokeAward(db, revoked.member, { certificate: revoked.slug, because: 'Navnet var feil.' });
	return { secret, open, revoked, unsigned, other: await makeMember(db) };
});

const places = {
	page: { handler: loadPage, given: {} },
	pdf: { handler: getPdf, given: {} },
	...Object.fromEntries(['json', 'jwt', 'png', 'svg'].map((ending) => [ending, { handler: getFile, given: { ending } }])),
};

describe('a private certificate', () => {
	for (const [name, { handler, given }] of Object.entries(places)) {
		test(`is there for its holder as ${name}, and for others as if it were not`, async ({ db, made }) => {
			const { slug, member } = made.secret;
			expect((await call(handler, db, { slug, ...given, viewer: member })).status).toBe(200);
			const nothing = await call(handler, db, { slug: 'nosuchcertificate', ...given });
			expect(nothing.status).toBe(404);
			for (const viewer of [anonymous, made.other, { kind: 'operator' } as const]) {
				expect(await call(handler, db, { slug, ...given, viewer })).toEqual(nothing);
			}
		});
	}

	test('cannot be checked by others by its address either', async ({ db, made }) => {
		const { slug, member } = made.secret;
		expect((await call(loadVerify, db, { search: `?certificate=${slug}` })).status).toBe(404);
		expect((await call(loadVerify, db, { search: `?certificate=${slug}`, viewer: member })).status).toBe(200);
		const form = { address: `${origin}/certificate/${slug}` };
		expect((await call(verifyActions.default, db, { form })).status).toBe(404);
	});
});

describe('a public certificate', () => {
	test('is there for everybody, kept and listed by nobody', async ({ db, made }) => {
		const { slug } = made.open;
		for (const { handler, given } of Object.values(places)) {
			const { status, headers } = await call(handler, db, { slug, ...given });
			expect(status).toBe(200);
			expect(headers['cache-control']).toMatch(/private|no-store/);
			expect(headers['x-robots-tag']).toBe('noindex');
		}
		expect(shown(await call(loadPage, db, { slug }))).toMatchObject({ isMine: false, isPublic: true, revoked: null });
	});

	test('comes as a PDF with the credential inside, named for a person', async ({ db, made }) => {
		const { headers, body } = await call(getPdf, db, { slug: made.open.slug });
		expect(headers['content-type']).toBe('application/pdf');
		expect(headers['content-disposition']).toBe('attachment; filename="laeringsbevis-c0178.pdf"');
		const attached = JSON.parse(Buffer.from(attachedCredential(body ?? Buffer.alloc(0)) ?? []).toString());
		expect(attached.id).toBe(`urn:uuid:${made.open.id}`);
	});

	test('comes as badges with the credential inside', async ({ db, made }) => {
		for (const ending of ['png', 'svg']) {
			const { body } = await call(getFile, db, { slug: made.open.slug, ending });
			expect(JSON.parse(readCredential(body ?? Buffer.alloc(0)) ?? '')).toMatchObject({ id: `urn:uuid:${made.open.id}` });
		}
	});

	test('that is withdrawn says so', async ({ db, made }) => {
		const certificate = shown(await call(loadPage, db, { slug: made.revoked.slug }));
		expect(certificate.revoked?.because).toBe('Navnet var feil.');
	});
});

describe('a certificate that is not signed yet', () => {
	test('shows its page and its badge, and no files', async ({ db, made }) => {
		const { slug, member: viewer } = made.unsigned;
		expect(shown(await call(loadPage, db, { slug, viewer })).signed).toBeNull();
		const badge = await call(getFile, db, { slug, viewer, ending: 'svg' });
		expect([badge.status, badge.headers['cache-control']]).toEqual([200, 'no-store']);
		expect((await call(getFile, db, { slug, viewer, ending: 'png' })).status).toBe(503);
		expect((await call(getPdf, db, { slug, viewer })).status).toBe(409);
		expect((await call(loadVerify, db, { search: `?certificate=${slug}`, viewer })).status).toBe(409);
	});
});

describe('who sees a certificate', () => {
	test('is for its holder alone to say', async ({ db, made }) => {
		const { slug, member } = made.secret;
		const form = { public: 'yes' };
		expect((await call(pageActions.publish, db, { slug, form, viewer: made.other })).status).toBe(404);
		expect((await call(pageActions.publish, db, { slug, form })).status).toBe(403);
		expect((await call(loadPage, db, { slug })).status).toBe(404);
		const done = await call(pageActions.publish, db, { slug, form, viewer: member });
		expect([done.status, done.location]).toEqual([303, `/certificate/${slug}`]);
		expect((await call(loadPage, db, { slug })).status).toBe(200);
		await call(pageActions.publish, db, { slug, form: { public: 'no' }, viewer: member });
		expect((await call(loadPage, db, { slug })).status).toBe(404);
	});

	test('a member’s list holds their own alone', async ({ db, made }) => {
		const { data } = await call(loadMine, db, { viewer: made.open.member });
		expect((data as { view: ServerOnly<Certificate[]> }).view.value.map(({ slug }) => slug)).toEqual([made.open.slug]);
		expect((await call(loadMine, db, {})).status).toBe(403);
	});
});

describe('how fresh the knowledge is', () => {
	const freshnessOf = async (db: Db, slug: string, viewer?: Viewer) =>
		page(await call(loadPage, db, { slug, ...(viewer && { viewer }) })).freshness;
	const passQuiz = async (db: Db, member: Member) => {
		const { caseId } = await storeCaseWithQuiz(db, 'Kaia', { rules: { asksReflection: false } });
		const attemptId = await mustStart(db, member, caseId);
		const answers = await rightAnswers(db, member, attemptId);
		await submitQuiz(db, member, { attemptId, answers, basedOn: undefined, withGaps: true }, recordSite);
		const [certificate] = await listCertificates(db, member);
		return certificate?.slug ?? '';
	};

	test('is shown to its holder, and to others once the holder says so, and no longer when they take it back', async ({ db }) => {
		const member = await makeMember(db);
		const slug = await passQuiz(db, member);
		await publishCertificate(db, member, { slug, isPublic: true });
		const fresh = await freshnessOf(db, slug, member);
		expect(fresh?.share).toBeGreaterThan(0.9);
		expect(Math.abs(Date.now() - (fresh?.at.getTime() ?? 0))).toBeLessThan(60_000);
		expect(await freshnessOf(db, slug)).toBeUndefined();
		const done = await call(pageActions.freshness, db, { slug, form: { shown: 'yes' }, viewer: member });
		expect([done.status, done.location]).toEqual([303, `/certificate/${slug}#freshness`]);
		expect((await freshnessOf(db, slug))?.share).toBe(fresh?.share);
		await call(pageActions.freshness, db, { slug, form: { shown: 'no' }, viewer: member });
		expect(await freshnessOf(db, slug)).toBeUndefined();
	});

	test('is not said where there is nothing to estimate it from', async ({ db, made }) => {
		expect(await freshnessOf(db, made.secret.slug, made.secret.member)).toBeUndefined();
	});

	test('is nobody else’s to show, and stands in no file', async ({ db, made }) => {
		const { slug, member } = made.open;
		const form = { shown: 'yes' };
		expect((await call(pageActions.freshness, db, { slug, form, viewer: made.other })).status).toBe(404);
		expect((await call(pageActions.freshness, db, { slug, form })).status).toBe(403);
		expect(shown(await call(loadPage, db, { slug })).showsFreshness).toBe(false);
		const before = (await call(getFile, db, { slug, ending: 'json' })).body;
		await call(pageActions.freshness, db, { slug, form, viewer: member });
		expect((await call(getFile, db, { slug, ending: 'json' })).body).toEqual(before);
	});
});

describe('a certificate of a path', () => {
	test('comes in every form, named for the path, and each is valid at the check', async ({ db }) => {
		const { slug, member: viewer } = await makePathAward(db);
		expect(shown(await call(loadPage, db, { slug, viewer })).subject).toEqual(pathSubject);
		for (const { handler, given } of Object.values(places).slice(1)) {
			const { headers, body } = await call(handler, db, { slug, ...given, viewer });
			expect(headers['content-disposition']).toContain('filename="laeringsbevis-bygder-som-bygger-selv.');
			const file = new File([new Uint8Array(body ?? [])], 'bevis');
			const { verdict, credential } = verified(await call(verifyActions.default, db, { form: { file } }));
			expect([verdict, credential?.name]).toEqual(['valid', 'Bygder som bygger selv']);
		}
	});
});

describe('the check', () => {
	test('takes every form in which a certificate is given away', async ({ db, made }) => {
		const { slug } = made.open;
		for (const { handler, given } of Object.values(places).slice(1)) {
			const { body } = await call(handler, db, { slug, ...given });
			const file = new File([new Uint8Array(body ?? [])], 'bevis');
			expect(verified(await call(verifyActions.default, db, { form: { file } })).verdict).toBe('valid');
		}
		const text = (await call(getFile, db, { slug, ending: 'json' })).body?.toString() ?? '';
		expect(verified(await call(verifyActions.default, db, { form: { text } })).verdict).toBe('valid');
		const changed = verified(await call(verifyActions.default, db, { form: { text: text.replace('Signe', 'Sigrid') } }));
		expect([changed.verdict, changed.credential?.holder]).toEqual(['invalid', 'Sigrid Prøvesen']);
	});

	test('knows our own by its address without asking the network', async ({ db, made }) => {
		for (const path of [`/en/certificate/${made.open.slug}`, `/certificates/${made.open.slug}.json`]) {
			expect(verified(await call(verifyActions.default, db, { form: { address: origin + path } })).verdict).toBe('valid');
		}
		const revoked = verified(await call(loadVerify, db, { search: `?certificate=${made.revoked.slug}` }));
		expect(revoked.verdict).toBe('invalid');
		expect(revoked.steps.at(-1)).toMatchObject({ finding: 'revoked', about: 'Navnet var feil.' });
	});

	const large = new File([new Uint8Array(5_000_001)], 'x.png');
	const refused: [string, Record<string, string | File>, object][] = [
		['nothing', {}, { field: 'file', problem: 'nothing' }],
		['two ways at once', { text: '{}', address: origin }, { field: 'file', problem: 'several' }],
		['a file that is too large', { file: large }, { field: 'file', problem: 'fileTooLarge' }],
		['a text that is too large', { text: 'x'.repeat(1_000_001) }, { field: 'text', problem: 'textTooLarge' }],
		['a PDF without a credential', { file: new File(['%PDF-1.4\n'], 'x.pdf') }, { field: 'file', problem: 'noAttachment' }],
		['an address that is none', { address: 'javascript:alert(1)' }, { field: 'address', problem: 'noAddress' }],
		['an address within our own network', { address: 'http://127.0.0.1:1/' }, { field: 'address', problem: 'notFetched' }],
	];
	for (const [name, form, problem] of refused) {
		test(`refuses ${name}, and says which field to mend`, async ({ db }) => {
			const answer = await call(verifyActions.default, db, { form });
			expect([answer.status, refusal(answer)]).toEqual([name.endsWith('too large') ? 413 : 400, problem]);
		});
	}

	test('tells what is no credential as a result', async ({ db }) => {
		for (const text of ['{}', 'hei', '[[[[', '<svg/>']) {
			const { verdict, credential } = verified(await call(verifyActions.default, db, { form: { text } }));
			expect([verdict, credential]).toEqual(['invalid', null]);
		}
	});

	test('is refused to a client that asks for too many', async ({ db, made }) => {
		const ask = (client: string) => call(loadVerify, db, { search: `?certificate=${made.open.slug}`, client });
		const minute = () => Math.floor(Date.now() / 60_000);
		const statuses: number[] = [];
		// Shares are counted by the minute: where it ends meanwhile, another client asks.
		for (let begun = -1; begun !== minute(); ) {
			begun = minute();
			const client = `198.51.100.${begun % 250}`;
			statuses.length = 0;
			for (let i = 0; i < 22; i++) statuses.push((await ask(client)).status);
		}
		expect(statuses.filter((status) => status === 503)).toHaveLength(2);
	});
});
