import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { anonymous } from '#lib/accounts/viewer.ts';
import { findAnswers } from '#lib/catalogue/find-answers.server.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { hostileTexts } from '../../../tests/security/hostile-texts.ts';
import { begin, house, test, withIngress } from '../../../tests/studio/guest-house.ts';
import { findApproval } from './find-approval.server.ts';
import { findState } from './find-state.server.ts';
import { listGuests, listInvitations, openInvitation } from './list-invitations.server.ts';
import { moveCase } from './move-case.server.ts';
import { openEditedCase } from './open-edited-case.server.ts';
import { openForGuest } from './open-invitation.server.ts';
import { saveGuestWork, sendAnswers } from './save-guest-work.server.ts';
import { approveAsGuest, refuseAsGuest } from './settle-approval.server.ts';
import { takeAnswers } from './take-answers.server.ts';
import { withdrawInvitation } from './withdraw-invitation.server.ts';

const nothing = { fields: {} };

test('invited by mail, answered, approved, and taken into the case and the answer matrix', async ({ db, mails }) => {
	const { caseId, editor, editorEmail, invite } = await begin(db);
	const { email, token, id, outcome } = await invite({ language: 'nn', name: 'Gro Gjestad' });
	expect(outcome).toEqual({ invited: true });
	await mails.deliver();
	const mail = await mails.box.next(email);
	expect(mail.link).toBe(`https://cases.example.org/nn/guest/${token}`);
	expect(mail.text).toContain('Hei, Gro Gjestad!');
	expect(mail.text).toMatch(/Lenkja verkar til \d+\. \S+ \d{4}/);
	expect(mail.html).toContain(mail.link);

	const view = await openForGuest(db, token);
	expect(view.questions).toEqual([
		{ question: 'Hva har du prøvd innen {tema}?', themeSlot: 'matsvinn' },
		{ question: 'Hvem lærte du av?' },
	]);
	expect([view.lead, view.quotes[0]?.text, view.document.transcript?.turns.length]).toEqual([
		'Kort, takk.',
		'Vi kaster nesten ingenting',
		2,
	]);

	await saveGuestWork(db, token, { 'answer-0': 'En bøtte.' });
	await saveGuestWork(db, token, { 'verdict-0': 'changed', 'wording-0': 'Vi kaster lite' });
	expect(await sendAnswers(db, house, token, {})).toEqual({ sent: true });
	expect(await sendAnswers(db, house, token, { 'answer-1': 'Naboen' })).toEqual({ sent: true });
	expect(await approveAsGuest(db, house, token, { version: view.version, fields: {} })).toEqual({
		approved: true,
		isNewest: true,
	});
	expect(await findState(db, caseId)).toMatchObject({ state: 'approved' });

	await mails.deliver();
	const { editorMail } = messagesIn('nb').guest;
	const told = [(await mails.box.next(editorEmail)).subject, (await mails.box.next(editorEmail)).subject];
	expect(told).toEqual([
		editorMail.answered.subject('Gro Gjestad', view.document.case.title),
		editorMail.approved.subject('Gro Gjestad', view.document.case.title),
	]);
	expect(mails.waitingFor(editorEmail)).toEqual([]);

	const { version: base } = await openEditedCase(db, editor, caseId);
	const taking = { caseId, id, base, session: crypto.randomUUID(), answers: { 0: 'En bøtte!', 1: 'Naboen' }, quotes: ['0'] };
	expect(await takeAnswers(db, editor, taking)).toMatchObject({ saved: true });
	const { document } = await openEditedCase(db, editor, caseId);
	expect(document.case.questionnaire).toEqual([
		{ question: 'Hva har du prøvd innen {tema}?', themeSlot: 'matsvinn', answer: 'En bøtte!' },
		{ question: 'Hvem lærte du av?', answer: 'Naboen' },
	]);
	expect(document.case.quotes).toEqual([{ text: 'Vi kaster lite', speaker: 'Gro Gjestad' }]);
	expect(await openInvitation(db, editor, caseId, id)).toMatchObject({ state: 'approved', takenAt: expect.any(Date) });
	await moveCase(db, editor, { caseId, step: 'publish', note: 'Gjestens egne ord' });
	const page = { limit: 10, page: 1 };
	expect((await findAnswers(db, anonymous, 'nb', 'hva-har-du-provd-innen', {}, page)).answers).toMatchObject([
		{ question: 'Hva har du prøvd innen matsvinn?', answer: 'En bøtte!', person: { name: 'Gro Gjestad' } },
	]);
});

test('the database holds neither the link’s secret nor the address', async ({ db }) => {
	const { caseId, invite } = await begin(db);
	const { token, email, id } = await invite();
	const { rows } = await sql<{ whole: string; hash: Buffer }>`
		select to_jsonb(i)::text as whole, token_hash as hash from studio.invitations i where case_id = ${caseId}`.execute(db);
	expect(rows[0]?.whole).not.toContain(token);
	expect(rows[0]?.whole).not.toContain(email);
	expect(rows[0]?.hash).toEqual(createHash('sha256').update(token).digest());
	expect(Buffer.from(token, 'base64url')).toHaveLength(32);
	expect(id).not.toContain(token);
});

test('a link that was never made, is too old, or was withdrawn opens nothing, in the same words', async ({ db }) => {
	const { caseId, editor, invite } = await begin(db);
	const [old, withdrawn, whole] = [await invite(), await invite(), await invite()];
	await sql`update studio.invitations set expires_at = now() - interval '1 second' where id = ${old.id}`.execute(db);
	await withdrawInvitation(db, editor, caseId, withdrawn.id);
	const tokens = [
		old.token,
		withdrawn.token,
		'gjettet',
		'',
		`${whole.token}A`,
		whole.token.toLowerCase(),
		'\0',
		'æ'.repeat(5000),
	];
	const attempts = tokens.flatMap((token) => [
		() => openForGuest(db, token),
		() => saveGuestWork(db, token, { 'answer-0': 'x' }),
		() => sendAnswers(db, house, token, { 'answer-0': 'x' }),
		() => approveAsGuest(db, house, token, { version: 1, fields: {} }),
		() => refuseAsGuest(db, house, token, { reason: 'x', fields: {} }),
	]);
	const said = new Set<string>();
	for (const attempt of attempts) said.add(await attempt().then(String, (error) => `${error.status} ${error.message}`));
	expect([...said]).toEqual(['404 This link does not open anything. It may be too old, withdrawn, or not whole.']);
	expect(await openForGuest(db, whole.token)).toMatchObject({ answers: {} });
	expect((await openInvitation(db, editor, caseId, old.id)).state).toBe('expired');
	expect((await openInvitation(db, editor, caseId, withdrawn.id)).state).toBe('withdrawn');
});

test('a guest sees and changes their own answers only', async ({ db }) => {
	const { invite } = await begin(db);
	const [mine, theirs] = [await invite(), await invite({ name: 'Odd Annensen' })];
	await saveGuestWork(db, theirs.token, { 'answer-0': 'En hemmelighet' });
	await saveGuestWork(db, mine.token, { 'answer-0': 'Mitt' });
	expect(JSON.stringify(await openForGuest(db, mine.token))).not.toMatch(/hemmelighet|Annensen/);
	expect((await openForGuest(db, theirs.token)).answers).toEqual({ 0: 'En hemmelighet' });
});

test('what is saved at the same time from two devices is all there', async ({ db }) => {
	const { invite } = await begin(db);
	const { token } = await invite();
	await Promise.all([
		saveGuestWork(db, token, { 'answer-0': 'Telefonen' }),
		saveGuestWork(db, token, { 'answer-1': 'Maskinen' }),
		saveGuestWork(db, token, { 'verdict-0': 'approved' }),
	]);
	expect(await openForGuest(db, token)).toMatchObject({
		answers: { 0: 'Telefonen', 1: 'Maskinen' },
		quotes: [{ verdict: 'approved' }],
	});
});

test('hostile texts are kept to the letter, and what nobody asked for is not kept', async ({ db }) => {
	const { caseId, editor, invite } = await begin(db);
	const { token } = await invite();
	for (const text of hostileTexts.map((one) => one.toWellFormed().replaceAll('\0', ''))) {
		await saveGuestWork(db, token, {
			'answer-0': text,
			'answer-99': 'x',
			'verdict-0': 'x',
			'verdict-9': 'approved',
			'wording-7': 'x',
		});
		const kept = await openForGuest(db, token);
		expect(kept.answers).toEqual({ 0: text });
		expect(kept.quotes).toEqual([{ text: 'Vi kaster nesten ingenting', speaker: 'Gro Gjestad' }]);
	}
	const [too, long] = [
		await saveGuestWork(db, token, { 'answer-0': 'å'.repeat(5001), 'answer-1': 'Kort' }),
		await openForGuest(db, token),
	];
	expect(too.problems).toEqual([{ field: 'answer-0', most: 5000 }]);
	expect(long.answers[1]).toBe('Kort');
	expect((await listInvitations(db, editor, caseId))[0]?.answers[1]).toBe('Kort');
});

test('approved twice is once, and one mail', async ({ db, mails }) => {
	const { editorEmail, invite } = await begin(db);
	const { token } = await invite();
	const { version } = await openForGuest(db, token);
	const outcomes = await Promise.all([1, 2, 3].map(() => approveAsGuest(db, house, token, { version, ...nothing })));
	expect(outcomes).toEqual(Array(3).fill({ approved: true, isNewest: true }));
	const { approvedAt } = await openForGuest(db, token);
	await approveAsGuest(db, house, token, { version, ...nothing });
	expect((await openForGuest(db, token)).approvedAt).toEqual(approvedAt);
	await mails.deliver();
	expect(mails.waitingFor(editorEmail)).toHaveLength(1);
});

test('an approval is of the version that was shown, and the guest is told when there is a newer one', async ({ db }) => {
	const { caseId, edit, invite } = await begin(db);
	const { token } = await invite();
	const { version } = await openForGuest(db, token);
	await edit(withIngress('Noe annet'));
	expect(await approveAsGuest(db, house, token, { version, ...nothing })).toEqual({ approved: true, isNewest: false });
	expect(await findState(db, caseId)).toMatchObject({ state: 'draft' });
	const seen = await openForGuest(db, token);
	expect(seen).toMatchObject({ approvedVersion: version, isChanged: true });
	expect(await approveAsGuest(db, house, token, { version: seen.version, ...nothing })).toEqual({
		approved: true,
		isNewest: true,
	});
	expect(await findState(db, caseId)).toMatchObject({ state: 'approved' });
	for (const unknown of [0, 999, seen.version + 1])
		expect(await approveAsGuest(db, house, token, { version: unknown, ...nothing })).toEqual({
			approved: false,
			because: 'gone',
		});
});

test('a case is approved once every guest who was asked agrees', async ({ db }) => {
	const { caseId, editor, invite } = await begin(db);
	const [one, two, three] = [await invite(), await invite(), await invite({ asksApproval: false })];
	const { version } = await openForGuest(db, one.token);
	await approveAsGuest(db, house, one.token, { version, ...nothing });
	expect(await findState(db, caseId)).toMatchObject({ state: 'draft' });
	await expect(approveAsGuest(db, house, three.token, { version, ...nothing })).rejects.toMatchObject({ status: 404 });
	await approveAsGuest(db, house, two.token, { version, ...nothing });
	expect(await findState(db, caseId)).toMatchObject({ state: 'approved' });
	const { guests, counts } = await listGuests(db, editor, 'approved', { limit: 100, page: 1 });
	expect(guests.map(({ id }) => id)).toEqual(expect.arrayContaining([one.id, two.id]));
	expect(counts.approved).toBe(guests.length);
});

test('guests who agreed to different texts have not agreed to either', async ({ db }) => {
	const { caseId, editor, edit, invite } = await begin(db);
	const [one, two] = [await invite(), await invite()];
	const first = await openForGuest(db, one.token);
	await approveAsGuest(db, house, one.token, { version: first.version, ...nothing });
	await edit(withIngress('Noe annet'));
	const { version } = await openForGuest(db, two.token);
	await approveAsGuest(db, house, two.token, { version, ...nothing });
	await edit(() => first.document);
	const { document } = await openEditedCase(db, editor, caseId);
	expect(document.case.ingress).toBe(first.document.case.ingress);
	expect(await findApproval(db, caseId, document)).toEqual({ state: 'approved', isChanged: true });
	await approveAsGuest(db, house, one.token, { version, ...nothing });
	expect(await findState(db, caseId)).toMatchObject({ state: 'draft' });
});

test('who says yes and no by turns fills nobody’s mailbox', async ({ db, mails }) => {
	const { editorEmail, invite } = await begin(db);
	const { token } = await invite();
	for (let n = 0; n < 20; n++) await refuseAsGuest(db, house, token, { reason: `Nei ${n}`, fields: {} });
	expect((await openForGuest(db, token)).refusedBecause).toBe('Nei 19');
	await mails.deliver();
	expect(mails.waitingFor(editorEmail)).toHaveLength(6);
});

test('who says no says why, and may say yes later', async ({ db, mails }) => {
	const { caseId, editor, editorEmail, invite } = await begin(db);
	const { token, id } = await invite();
	expect(await refuseAsGuest(db, house, token, { reason: ' ', fields: { 'answer-0': 'Beholdt' } })).toEqual({
		refused: false,
		because: 'reason',
	});
	expect((await openForGuest(db, token)).answers).toEqual({ 0: 'Beholdt' });
	await refuseAsGuest(db, house, token, { reason: 'Navnet er feil', fields: {} });
	expect(await moveCase(db, editor, { caseId, step: 'publish' })).toMatchObject({
		because: 'reason',
		missing: expect.arrayContaining([expect.objectContaining({ problem: 'refused' })]),
	});
	await withdrawInvitation(db, editor, caseId, id);
	expect(await openInvitation(db, editor, caseId, id)).toMatchObject({ state: 'refused', refusedBecause: 'Navnet er feil' });
	await sql`update studio.invitations set withdrawn_at = null where id = ${id}`.execute(db);
	const { version } = await openForGuest(db, token);
	await approveAsGuest(db, house, token, { version, ...nothing });
	expect(await openForGuest(db, token)).toMatchObject({ refusedAt: null, refusedBecause: null, approvedVersion: version });
	await mails.deliver();
	expect(mails.waitingFor(editorEmail).map(({ subject }) => subject?.split(':')[0])).toEqual([
		'Gro Gjestad vil ha noe endret',
		'Gro Gjestad har godkjent',
	]);
});

test('for who is no editor there are no guests', async ({ db }) => {
	const { caseId, invite } = await begin(db);
	const { id } = await invite();
	const member = { kind: 'member' as const, id: crypto.randomUUID(), name: 'Signe Prøvesen', role: 'guest' as const };
	for (const viewer of [anonymous, member]) {
		const attempts = [
			listInvitations(db, viewer, caseId),
			openInvitation(db, viewer, caseId, id),
			listGuests(db, viewer, undefined, { limit: 1, page: 1 }),
			withdrawInvitation(db, viewer, caseId, id),
			takeAnswers(db, viewer, { caseId, id, base: 1, session: crypto.randomUUID(), answers: {}, quotes: [] }),
		];
		for (const one of await Promise.allSettled(attempts)) expect(one).toMatchObject({ reason: { status: 404 } });
	}
});

test('a form that is wrong says where, and the same form twice is one invitation', async ({ db, mails }) => {
	const { caseId, editor, invite } = await begin(db);
	const { outcome } = await invite({
		name: ' ',
		email: 'gro',
		language: 'xx',
		template: '999',
		theme: '',
		moreQuotes: 'Dette er ikke sagt',
	});
	expect(outcome).toMatchObject({
		problems: ['name', 'email', 'language', 'template', 'moreQuotes'].map((field) => ({ field })),
	});
	expect((await invite({ theme: '' })).outcome).toMatchObject({ problems: [{ field: 'theme', because: 'missing' }] });
	expect((await invite({ template: '', quotes: [], asksApproval: false })).outcome).toMatchObject({
		problems: [{ because: 'nothing' }],
	});
	const said = await invite({ moreQuotes: 'begynte med en bøtte\n\nbegynte med en bøtte' });
	expect((await openForGuest(db, said.token)).quotes.map(({ text }) => text)).toEqual([
		'Vi kaster nesten ingenting',
		'begynte med en bøtte',
	]);
	const { inviteGuest } = await import('./invite-guest.server.ts');
	expect(await inviteGuest(db, house, editor, { caseId, id: said.id, form: said.form })).toEqual({ invited: true });
	await mails.deliver();
	expect(mails.waitingFor(said.email)).toHaveLength(1);
	expect(await listInvitations(db, editor, caseId)).toHaveLength(1);
});
