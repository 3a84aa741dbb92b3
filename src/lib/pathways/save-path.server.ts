import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { lockMember } from '#lib/accounts/lock-member.server.ts';
import { isEditor, type Viewer } from '#lib/accounts/viewer.ts';
import { firstFree, slugOf } from '#lib/catalogue/slug.ts';
import type { Db } from '#lib/platform/db.ts';
import { Conflict, NotAllowed } from '#lib/platform/errors.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';
import { type Audience, mostPaths, type PathWishes, type Step } from './path.ts';
import { writeSteps } from './write-steps.server.ts';

/** A path to be kept. */
export interface NewPath {
	title: string;
	lead: string | null;
	language: string;
	audience: Audience;
	wishes: PathWishes | null;
	copiedFrom?: string;
	steps: readonly Step[];
	/** Made by an editor for everybody, and not for themselves. */
	forSite?: boolean;
}

/** Keeps a new path, and returns its slug. Cases that the viewer may not see are left out. */
export function savePath(db: Db, viewer: Viewer, path: NewPath): Promise<string> {
	return db.transaction().execute(async (tx) => {
		const ownerId = await ownerOf(tx, viewer, path.forSite ?? false);
		if (path.audience === 'everybody' && ownerId !== null) throw new NotAllowed('Only editors show a path to everybody.');
		const slug = ownerId === null ? await freeSlug(tx, path.title) : unguessableSlug(path.title);
		const { id } = await tx
			.insertInto('pathways.paths')
			.values({
				slug,
				owner_id: ownerId,
				shown_to: path.audience,
				language: path.language,
				title: path.title,
				lead: path.lead,
				wishes: path.wishes && JSON.stringify(path.wishes),
				copied_from: path.copiedFrom ?? null,
			})
			.returning('id')
			.executeTakeFirstOrThrow();
		await writeSteps(tx, viewer, id, path.steps);
		if (path.audience === 'everybody') await pagesChanged(tx, ['paths']);
		return slug;
	});
}

/** Null for the site. A member keeps only so many, which a lock lets nobody get round. */
async function ownerOf(tx: Db, viewer: Viewer, forSite: boolean): Promise<string | null> {
	if (forSite && isEditor(viewer)) return null;
	if (viewer.kind !== 'member' || forSite) throw new NotAllowed('Sign in first: a path belongs to a member.');
	await lockMember(tx, viewer);
	const { count } = await tx
		.selectFrom('pathways.paths')
		.select((is) => is.fn.countAll<number>().as('count'))
		.where('owner_id', '=', viewer.id)
		.executeTakeFirstOrThrow();
	if (count >= mostPaths) throw new Conflict(`You have ${mostPaths} paths, which is as many as there can be. Delete one first.`);
	return viewer.id;
}

async function freeSlug(tx: Db, title: string): Promise<string> {
	await sql`select pg_advisory_xact_lock(hashtext('dugnad paths'))`.execute(tx);
	const base = slugOf(title);
	const taken = await tx
		.selectFrom('pathways.paths')
		.select('slug')
		.where((is) => is.or([is('slug', '=', base), is('slug', 'like', `${base}-%`)]))
		.execute();
	return firstFree(base, new Set(taken.map(({ slug }) => slug as string)));
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A member's path may be shown to whoever has the link: 16 characters of 5 bits protect it. */
function unguessableSlug(title: string): string {
	return `${slugOf(title)}-${Array.from(randomBytes(16), (byte) => alphabet[byte % 32]).join('')}`;
}
