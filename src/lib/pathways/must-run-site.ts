import type { Viewer } from '#lib/accounts/viewer.ts';
import { NotFound } from '#lib/platform/errors.ts';

/** Stops everybody who does not run the site: for them the page does not exist. Throws NotFound. */
export function mustRunSite(viewer: Viewer): void {
	const runsIt = viewer.kind === 'operator' || (viewer.kind === 'member' && viewer.role === 'operator');
	if (!runsIt) throw new NotFound('There is no such page.');
}
