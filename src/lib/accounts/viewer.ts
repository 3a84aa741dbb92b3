import { NotAllowed, NotFound } from '#lib/platform/errors.ts';

export const roles = ['member', 'guest', 'editor', 'operator'] as const;

/** What a member may do beside learning: a guest answers questions, an editor makes cases, an operator runs the site. */
export type Role = (typeof roles)[number];

/** Somebody who is signed in. */
export interface Member {
	kind: 'member';
	/** A UUID that is never shown to others. */
	id: string;
	name: string;
	role: Role;
}

/** Who is looking or acting; never ambient, always an argument. `operator` runs commands on the machine itself. */
export type Viewer = { kind: 'anonymous' } | Member | { kind: 'operator' };

/** Somebody who is not signed in: sees what is published. */
export const anonymous: Viewer = { kind: 'anonymous' };

/** Whoever runs commands on the machine itself: sees and may change everything. */
export const operator: Viewer = { kind: 'operator' };

/** Whether the viewer makes cases: editors, and whoever runs the site. */
export function isEditor(viewer: Viewer): boolean {
	if (viewer.kind === 'member') return viewer.role === 'editor' || viewer.role === 'operator';
	return viewer.kind === 'operator';
}

/** Whether the viewer sees drafts too. */
export function seesDrafts(viewer: Viewer): boolean {
	return isEditor(viewer);
}

/** One of two viewers who see the same cases as this one: queries are compiled for those, not for each member. */
export function likeViewer(viewer: Viewer): Viewer {
	return seesDrafts(viewer) ? operator : anonymous;
}

/** Stops everybody who does not run the site; throws NotAllowed. */
export function mustBeOperator(viewer: Viewer): void {
	const isOperator = viewer.kind === 'operator' || (viewer.kind === 'member' && viewer.role === 'operator');
	if (!isOperator) throw new NotAllowed('Only whoever runs this site may change its cases.');
}

/** The member who is signed in; throws NotAllowed for everybody else. */
export function mustBeMember(viewer: Viewer): Member {
	if (viewer.kind !== 'member') throw new NotAllowed('Sign in first: this belongs to a member.');
	return viewer;
}

/** The editor who is signed in; for everybody else what editors have does not exist. Throws NotFound. */
export function mustBeEditor(viewer: Viewer): Member {
	if (viewer.kind !== 'member' || !isEditor(viewer)) throw new NotFound('There is no such page.');
	return viewer;
}

/** The operator who is signed in; for everybody else what operators have does not exist. Throws NotFound. */
export function mustRunSite(viewer: Viewer): Member {
	if (viewer.kind !== 'member' || viewer.role !== 'operator') throw new NotFound('There is no such page.');
	return viewer;
}
