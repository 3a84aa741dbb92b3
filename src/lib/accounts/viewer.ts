import { NotAllowed } from '#lib/platform/errors.ts';

/** Who is looking or acting; never ambient, always an argument. */
export type Viewer = { kind: 'anonymous' } | { kind: 'operator' };

/** Somebody without an account: sees what is published. */
export const anonymous: Viewer = { kind: 'anonymous' };

/** Whoever runs commands on the machine itself: sees and may change everything. */
export const operator: Viewer = { kind: 'operator' };

/** Whether the viewer sees drafts too. */
export function seesDrafts(viewer: Viewer): boolean {
	return viewer.kind === 'operator';
}

/** Stops everybody but the operator; throws NotAllowed. */
export function mustBeOperator(viewer: Viewer): void {
	if (viewer.kind !== 'operator') throw new NotAllowed('Only whoever runs this site may change its cases.');
}
