import { isEditor, type Viewer } from '#lib/accounts/viewer.ts';
import { NotAllowed } from '#lib/platform/errors.ts';

/** Stops everybody who does not keep the catalogue; throws NotAllowed. */
export function mustKeepTerms(viewer: Viewer): void {
	if (!isEditor(viewer)) throw new NotAllowed('Only editors may change what cases are filed under.');
}
