import { activityOf, type Deed, type Site, verbs } from '#lib/records/deed.ts';
import type { Activity } from '#lib/records/statement.ts';
import type { PathPage } from './path-views.ts';

/** What statements need to know of a path. */
export type RecordedPath = Pick<PathPage, 'id' | 'slug' | 'title' | 'language' | 'isOfSite'>;

/** That a member began to follow a path, or that they no longer do. */
export function followingDeed(site: Site, verb: 'registered' | 'unregistered', path: RecordedPath): Deed {
	return { verb: verbs[verb], object: activityOfPath(site, 'path', path), context: { language: path.language } };
}

/** That a path is completed, and that its certificate is there, each the first time. */
export function completedPath(site: Site, path: RecordedPath, first: { completed: boolean; earned: boolean }): Deed[] {
	const context = { language: path.language };
	const object = activityOfPath(site, 'path', path);
	const completed = { verb: verbs.completed, object, context, result: { completion: true } };
	const earned = { verb: verbs.earned, object: activityOfPath(site, 'pathCertificate', path), context };
	return [...(first.completed ? [completed] : []), ...(first.earned ? [earned] : [])];
}

/**
 * A member's path has neither its title nor its address in statements, which holds the title's words: they are the member's
 * own, must be erased with them, and the address may let anybody in.
 */
function activityOfPath(site: Site, kind: 'path' | 'pathCertificate', path: RecordedPath): Activity {
	const activity = activityOf(site, kind, path);
	if (path.isOfSite) return activity;
	const { name: _, ...definition } = activity.definition ?? {};
	return { ...activity, id: `urn:uuid:${path.id}${kind === 'path' ? '' : '#achievement'}`, definition };
}
