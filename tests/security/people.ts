import { findOwnStatements } from '#lib/records/find-own-statements.server.ts';
import { type FilledMember, fillMember } from '../accounts/fill-member.ts';
import { makeMember } from '../accounts/make-member.ts';
import { storeCase } from '../database/make-case.ts';
import type { Site } from './site.ts';

/** Who asks for an address of somebody else's; `anonymous` is not signed in. */
export const askers = ['anonymous', 'member', 'guest', 'editor'] as const;
export type Asker = (typeof askers)[number];

/** A member who has done everything there is to do, and what its things are called. */
export interface Owner extends FilledMember {
	/** Begun, at the quiz of another case. */
	attempt: string;
	attemptSlug: string;
	/** Handed in, with a certificate. */
	certificate: string;
	note: string;
	/** Of a question that was passed, and how well it was remembered. */
	question: string;
	review: string;
	reflection: string;
	/** To the owner's learning record, by its id: its address nobody knows but who made it. */
	link: string;
	/** With which a program reads the owner's learning record, by its id. */
	token: string;
	/** In the owner's learning record. */
	statement: string;
	/** A learning path that only the owner may open. */
	path: string;
	passkey: string;
	session: string;
	/** What nobody else may read, wherever. */
	isPrivate: string[];
}

export interface People {
	owner: Owner;
	/** The address of a case that has everything. */
	richSlug: string;
	/** By whoever is signed in. */
	cookies: Record<Asker | 'owner', string>;
	emails: Record<Exclude<Asker, 'anonymous'>, string>;
}

/** Makes the invented people of these tests, signed in. */
export async function makePeople(site: Site): Promise<People> {
	const filled = await fillMember(site.db, site.issuer);
	const owner = await findThings(site, filled);
	const { slug: richSlug } = await storeRichCase(site);
	const emails = { member: '', guest: '', editor: '' };
	const cookies = { anonymous: '', owner: await site.enter(filled.email), member: '', guest: '', editor: '' };
	for (const role of ['member', 'guest', 'editor'] as const) {
		emails[role] = await emailOf(site, (await makeMember(site.db, { role, name: `Turid Annensen (${role})` })).id);
		cookies[role] = await site.enter(emails[role]);
	}
	return { owner, richSlug, cookies, emails };
}

async function findThings({ db }: Site, filled: FilledMember): Promise<Owner> {
	const { id, name } = filled.member;
	const attempt = await db
		.selectFrom('assessment.attempts as a')
		.innerJoin('catalogue.cases as c', 'c.id', 'a.case_id')
		.select(['a.id', 'c.slug'])
		.where('user_id', '=', id)
		.where('submitted_at', 'is', null)
		.executeTakeFirstOrThrow();
	const award = await db.selectFrom('credentials.awards').selectAll().where('user_id', '=', id).executeTakeFirstOrThrow();
	const note = await db.selectFrom('media.notes').select('id').where('user_id', '=', id).executeTakeFirstOrThrow();
	const mine = db.selectFrom('assessment.reflections').select('id').where('user_id', '=', id);
	const review = await db.selectFrom('pathways.reviews').selectAll().where('user_id', '=', id).executeTakeFirstOrThrow();
	const passkey = await db.selectFrom('accounts.passkeys').select('id').where('userId', '=', id).executeTakeFirstOrThrow();
	const session = await db.selectFrom('accounts.sessions').select('id').where('userId', '=', id).executeTakeFirstOrThrow();
	const link = await db.selectFrom('records.shared_links').select('id').where('user_id', '=', id).executeTakeFirstOrThrow();
	const token = await db.selectFrom('records.access_tokens').select('id').where('user_id', '=', id).executeTakeFirstOrThrow();
	const path = await db.selectFrom('pathways.paths').select('slug').where('owner_id', '=', id).executeTakeFirstOrThrow();
	const [statement] = (await findOwnStatements(db, filled.member, {}, { limit: 1, offset: 0 })).statements;
	const things = {
		link: link.id,
		token: token.id,
		statement: statement?.id ?? '',
		path: path.slug,
		attempt: attempt.id,
		certificate: award.slug,
		note: note.id,
		review: review.id,
		passkey: passkey.id,
		session: session.id,
	};
	return {
		...filled,
		...things,
		attemptSlug: attempt.slug,
		question: review.question_key,
		reflection: (await mine.executeTakeFirstOrThrow()).id,
		isPrivate: [
			...filled.secrets,
			...Object.values(things),
			id,
			filled.email,
			`Notatet til ${name}`,
			`Før tenkte ${name}`,
			`Nøkkelen til ${name}`,
			`Stien til ${name}`,
		],
	};
}

/** Published, with everything that has an address of its own. */
function storeRichCase({ db }: Site) {
	return storeCase(db, {
		title: 'En sak med alt',
		people: [{ name: 'Gro Gjestad', role: 'guest', organisation: 'Oppdiktet AS' }],
		organisations: ['Oppdiktet AS'],
		place: 'Diktvik',
		themes: ['Helse'],
		perspectives: ['Forsker'],
		series: 'Små prøver',
		goals: [3],
		questionnaire: [{ question: 'Hva leser du?', answer: 'Kart', person: 'Gro Gjestad' }],
	});
}

async function emailOf({ db }: Site, id: string): Promise<string> {
	return (await db.selectFrom('accounts.users').select('email').where('id', '=', id).executeTakeFirstOrThrow()).email;
}

/** Everything that the database holds of the owner, as text: to see whether somebody changed it. */
export async function dataOf({ db }: Site, { member: { id } }: Owner): Promise<string> {
	const camel = ['users', 'identities', 'passkeys', 'second_factors', 'sessions'] as const;
	const accounts = camel.map((table) =>
		db
			.selectFrom(`accounts.${table}`)
			.selectAll()
			.where(table === 'users' ? 'id' : ('userId' as 'id'), '=', id)
			.execute(),
	);
	const tables = [
		'assessment.attempts',
		'assessment.passed_questions',
		'assessment.reflections',
		'credentials.awards',
		'media.notes',
		'media.places',
		'pathways.cards',
		'pathways.memories',
		'pathways.reviews',
		'pathways.adaptations',
		'pathways.choices',
		'pathways.dismissals',
		'pathways.enrolments',
		'pathways.forgotten',
		'pathways.interests',
		'records.access_tokens',
		'records.shared_links',
	] as const;
	const others = tables.map((table) => db.selectFrom(table).selectAll().where('user_id', '=', id).execute());
	const paths = db.selectFrom('pathways.paths').selectAll().where('owner_id', '=', id);
	const steps = db.selectFrom('pathways.steps').selectAll().where('path_id', 'in', paths.clearSelect().select('id'));
	const { statements } = await findOwnStatements(db, { id }, {}, { limit: 1000, offset: 0 });
	return JSON.stringify([await Promise.all([...accounts, ...others, paths.execute(), steps.execute()]), statements]);
}
