import { type Addresses, mine, myForm, open, openForm, owned, ownedForm } from './address.ts';
import type { Owner } from './people.ts';

/** What belongs to members. Whoever asks names the owner's things, and changes at most their own. */
export function memberAddresses(owner: Owner): Addresses {
	return {
		...learning(owner),
		...record(owner),
		...certificates(owner),
		...learningPaths(owner),
		...reviews(owner),
		...ownPages(owner),
		...account(owner),
		...leaving(owner),
	};
}

function learning({ slug, attempt, attemptSlug, note, reflection, member }: Owner): Addresses {
	const [notes, reflections, quiz] = [`/case/${slug}/notes`, `/case/${slug}/reflections`, `/case/${attemptSlug}/quiz`];
	const place = { case: slug, seconds: 1, agoMs: 0 };
	const told = { body: JSON.stringify({ places: [place] }), headers: { 'content-type': 'application/json' } };
	return {
		'GET /case/[slug]/notes': mine(notes, `Notatet til ${member.name}`),
		'POST /case/[slug]/notes?/add': myForm(`${notes}?/add`, { at: '0:10', body: 'Mitt' }, 303, 403),
		'POST /case/[slug]/notes?/change': ownedForm(`${notes}?/change`, { noteId: note, at: '0:10', body: 'Ikke mitt' }, 403),
		'POST /case/[slug]/notes?/remove': ownedForm(`${notes}?/remove`, { noteId: note }, 403),
		'POST /me/places': { ...open('/me/places'), ...told, answers: [403, 204, 204, 204] },
		'GET /case/[slug]/quiz': open(quiz),
		'POST /case/[slug]/quiz': myForm(quiz, {}),
		'GET /case/[slug]/quiz/[attempt]': owned(`${quiz}/${attempt}`, 'Rekkefølge?', 303),
		'POST /case/[slug]/quiz/[attempt]?/save': ownedForm(`${quiz}/${attempt}?/save`, {}),
		'POST /case/[slug]/quiz/[attempt]?/submit': ownedForm(`${quiz}/${attempt}?/submit`, { withGaps: 'yes' }),
		'POST /case/[slug]/quiz/[attempt]/answers': ownedForm(`${quiz}/${attempt}/answers`, {}, 403),
		'GET /case/[slug]/reflections': { ...open(reflections), owner: `Før tenkte ${member.name}` },
		'POST /case/[slug]/reflections?/save': myForm(`${reflections}?/save`, { believed: 'a', thinks: 'b' }, 200),
		'POST /case/[slug]/reflections?/share': myForm(`${reflections}?/share`, { reflectionId: reflection }),
		'POST /case/[slug]/reflections?/takeBack': myForm(`${reflections}?/takeBack`, { reflectionId: reflection }),
		'POST /case/[slug]/reflections?/report': myForm(`${reflections}?/report`, { reflectionId: reflection, reason: 'Nei' }),
		'GET /reports': { ...open('/reports'), answers: [303, 404, 404, 200] },
		'POST /reports?/hide': {
			...ownedForm('/reports?/hide', { reflectionId: reflection, reason: '' }, 404),
			answers: [404, 404, 404, 400],
		},
		'POST /reports?/leave': { ...ownedForm('/reports?/leave', { reflectionId: reflection }, 404), answers: [404, 404, 404, 303] },
		'POST /reports?/show': { ...ownedForm('/reports?/show', { reflectionId: reflection }, 404), answers: [404, 404, 404, 303] },
		'GET /recommendations': { ...open('/recommendations'), answers: [303, 404, 404, 404] },
		'POST /recommendations?/fit': { ...ownedForm('/recommendations?/fit', {}, 404), answers: [404, 404, 404, 404] },
	};
}

function learningPaths({ path: slug, caseId, member }: Owner): Addresses {
	const [page, title] = [`/path/${slug}`, `Stien til ${member.name}`];
	const change = `${page}/change`;
	const aCase = { case: String(caseId) };
	const steps = JSON.stringify([{ caseId, stage: 0, because: null }]);
	return {
		'GET /path/[slug]': owned(page, title),
		'POST /path/[slug]?/join': ownedForm(`${page}?/join`, {}),
		'POST /path/[slug]?/leave': ownedForm(`${page}?/leave`, {}),
		'POST /path/[slug]?/deadline': ownedForm(`${page}?/deadline`, { deadline: '2031-01-01' }),
		'POST /path/[slug]?/step': ownedForm(`${page}?/step`, { ...aCase, choice: 'skip' }),
		'POST /path/[slug]?/certificate': ownedForm(`${page}?/certificate`, {}),
		'POST /path/[slug]?/copy': ownedForm(`${page}?/copy`, {}),
		'GET /path/[slug]/change': owned(change, title, 303),
		'POST /path/[slug]/change?/details': ownedForm(`${change}?/details`, { title: 'Min', lead: '', audience: 'link' }),
		'POST /path/[slug]/change?/add': ownedForm(`${change}?/add`, { case: 'en-sak-med-alt' }),
		'POST /path/[slug]/change?/move': ownedForm(`${change}?/move`, { ...aCase, move: 'remove' }),
		'POST /path/[slug]/change?/reason': ownedForm(`${change}?/reason`, { ...aCase, words: 'Nei' }),
		'POST /path/[slug]/change?/delete': ownedForm(`${change}?/delete`, {}),
		'GET /path/[slug]/calendar.ics': owned(`${page}/calendar.ics`, title, 403),
		'GET /embed/path/[slug]': owned(`/embed/path/${slug}`, title),
		'GET /me/paths': mine('/me/paths', title),
		'POST /me/paths?/begin': myForm('/me/paths?/begin', { title: 'Min' }),
		'GET /paths': open('/paths'),
		'GET /paths/new': open('/paths/new?show=1'),
		'POST /paths/new?/save': myForm('/paths/new?/save', { title: 'Min', steps }),
	};
}

function certificates({ certificate, member }: Owner): Addresses {
	const page = `/certificate/${certificate}`;
	return {
		'GET /certificate/[slug]': owned(page, member.name),
		'POST /certificate/[slug]?/publish': ownedForm(`${page}?/publish`, { public: 'yes' }, 403),
		'POST /certificate/[slug]?/freshness': ownedForm(`${page}?/freshness`, { shown: 'yes' }, 403),
		'GET /certificate/[slug]/pdf': owned(`${page}/pdf`, '%PDF-'),
		'GET /certificates/[slug].[ending]': owned(`/certificates/${certificate}.json`, 'OpenBadgeCredential'),
		'GET /me/certificates': mine('/me/certificates', certificate),
	};
}

function reviews({ slug, caseId, question, review }: Owner): Addresses {
	const [page, memory] = ['/me/reviews', '/me/reviews/memory'];
	const card = { case: String(caseId), question, basedOn: '' };
	return {
		'GET /me/reviews': mine(page, slug),
		'POST /me/reviews?/answer': ownedForm(`${page}?/answer`, { ...card, q1: 'FASIT' }),
		'POST /me/reviews?/rate': ownedForm(`${page}?/rate`, { ...card, rating: '4' }),
		'POST /me/reviews?/undo': ownedForm(`${page}?/undo`, { id: review }),
		'POST /me/reviews?/setAside': ownedForm(`${page}?/setAside`, card),
		'POST /me/reviews?/resume': myForm(`${page}?/resume`, {}),
		'GET /me/reviews/memory': mine(memory),
		'POST /me/reviews/memory?/target': myForm(`${memory}?/target`, { target: '80' }),
		'POST /me/reviews/memory?/pause': myForm(`${memory}?/pause`, { until: '2020-01-01' }, 400),
		'POST /me/reviews/memory?/resume': myForm(`${memory}?/resume`, {}),
		'POST /me/reviews/memory?/remind': myForm(`${memory}?/remind`, { reminds: 'no' }),
		'POST /me/reviews/memory?/reset': myForm(`${memory}?/reset`, {}),
		'POST /me/reviews/memory?/askAgain': ownedForm(`${memory}?/askAgain`, card),
		'POST /me/reviews/memory?/bringBack': myForm(`${memory}?/bringBack`, {}, 400),
		'GET /me/reviews/reviews.[ending]': { ...mine(`${page}/reviews.csv`, question), answers: [403, 200, 200, 200] },
		'GET /reminders/stop': open('/reminders/stop?token=gjettet'),
		'POST /reminders/stop': openForm('/reminders/stop?token=gjettet', {}, 200),
	};
}

function ownPages({ email, member, caseId }: Owner): Addresses {
	return {
		'GET /me': mine('/me', `Notatet til ${member.name}`),
		'GET /me/account': mine('/me/account', email),
		'GET /me/account/email': mine('/me/account/email?token=gjettet'),
		'GET /me/account/second-factor': mine('/me/account/second-factor'),
		'GET /me/data': mine('/me/data'),
		'GET /me/data/archive.zip': { ...mine('/me/data/archive.zip'), answers: [403, 200, 200, 200] },
		'GET /me/data/erase': mine('/me/data/erase', email),
		'GET /me/history': mine('/me/history'),
		'POST /me/history?/forget': ownedForm('/me/history?/forget', { case: String(caseId + 1000) }),
		'POST /me/history?/forgetAll': myForm('/me/history?/forgetAll', {}),
		'GET /me/interests': mine('/me/interests', `name="case" value="${caseId}"`),
		'POST /me/interests?/interests': myForm('/me/interests?/interests', { goal: '13' }),
		'POST /me/interests?/choices': myForm('/me/interests?/choices', {}),
		'POST /me/interests?/forget': myForm('/me/interests?/forget', { case: String(caseId) }),
		'POST /me/interests?/forgetAll': myForm('/me/interests?/forgetAll', {}),
		'POST /me/interests?/dismiss': ownedForm('/me/interests?/dismiss', { case: '0' }),
		'POST /me/interests?/wantAgain': myForm('/me/interests?/wantAgain', { case: String(caseId) }),
		'GET /me/notes': mine('/me/notes', `Notatet til ${member.name}`),
	};
}

function account({ email, member, passkey, session }: Owner): Addresses {
	const page = '/me/account';
	const factor = `${page}/second-factor`;
	return {
		'POST /me/account?/profile': myForm(`${page}?/profile`, { id: member.id, name: 'Turid', locale: 'nb' }),
		'POST /me/account?/email': myForm(`${page}?/email`, { newEmail: email, emailPassword: 'gjettet' }, 200),
		'POST /me/account?/password': myForm(`${page}?/password`, { newPassword: 'kort' }, 400),
		'POST /me/account?/renamePasskey': ownedForm(`${page}?/renamePasskey`, { id: passkey, [`name-${passkey}`]: 'Min' }),
		'POST /me/account?/removePasskey': ownedForm(`${page}?/removePasskey`, { id: passkey }),
		'POST /me/account?/disconnect': ownedForm(`${page}?/disconnect`, { provider: 'feide' }),
		'POST /me/account?/endSession': ownedForm(`${page}?/endSession`, { id: session }),
		'POST /me/account?/endOthers': myForm(`${page}?/endOthers`, { id: session }),
		'POST /me/account/email': myForm(`${page}/email`, { token: 'gjettet' }, 400),
		'POST /me/account/second-factor?/begin': myForm(`${factor}?/begin`, { password: 'gjettet' }, 200),
		'POST /me/account/second-factor?/confirm': myForm(`${factor}?/confirm`, { code: '123456' }, 400),
		'POST /me/account/second-factor?/codes': myForm(`${factor}?/codes`, { password: 'gjettet' }, 400),
		'POST /me/account/second-factor?/disable': myForm(`${factor}?/disable`, { password: 'gjettet' }),
		'fallback /api/auth/[...rest]': open('/api/auth/list-sessions', 404),
	};
}

function record({ link, member, statement, token }: Owner): Addresses {
	const page = '/me/record';
	return {
		'GET /me/record': mine(page, statement),
		'POST /me/record?/share': myForm(`${page}?/share`, { days: '7' }, 200),
		'POST /me/record?/unshare': ownedForm(`${page}?/unshare`, { id: link }),
		'POST /me/record?/erase': ownedForm(`${page}?/erase`, { id: statement }),
		'POST /me/record?/eraseAll': myForm(`${page}?/eraseAll`, {}),
		'GET /me/record/statements.[ending]': { ...mine(`${page}/statements.json`, member.id), answers: [403, 200, 200, 200] },
		'GET /me/record/programs': mine(`${page}/programs`, `Programmet til ${member.name}`),
		'POST /me/record/programs?/make': myForm(`${page}/programs?/make`, { name: 'Mitt', days: '7' }, 200),
		'POST /me/record/programs?/revoke': ownedForm(`${page}/programs?/revoke`, { id: token }),
		'GET /record/[token]': open('/record/gjettet', 404),
	};
}

/** Last, for who asks is not signed in afterwards. */
function leaving({ email }: Owner): Addresses {
	const again = (path: string) => ({ ...myForm(path, {}), leaves: true as const });
	return {
		'POST /me/data/erase?/erase': myForm('/me/data/erase?/erase', { email, certificates: 'revoke' }, 400),
		'POST /me/data/erase?/signInAgain': again('/me/data/erase?/signInAgain'),
		'POST /me/account?/signInAgain': again('/me/account?/signInAgain'),
		'POST /sign-out': again('/sign-out'),
	};
}
