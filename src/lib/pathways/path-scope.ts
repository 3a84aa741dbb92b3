import { type RawBuilder, sql } from 'kysely';
import { isEditor, type Viewer } from '#lib/accounts/viewer.ts';

/** Whether the viewer may change the path `p`: their own, or the site's for who makes its cases. */
export function mayChange(viewer: Viewer): RawBuilder<boolean> {
	const ofSite = isEditor(viewer) ? sql`p.owner_id is null` : sql`false`;
	return viewer.kind === 'member' ? sql`(p.owner_id = ${viewer.id} or ${ofSite})` : sql`(${ofSite})`;
}

/** Whether the viewer may open the path `p` by its address. */
export function mayOpen(viewer: Viewer): RawBuilder<boolean> {
	return sql`(p.shown_to <> 'owner' or ${mayChange(viewer)})`;
}
