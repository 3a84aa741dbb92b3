import type { Viewer } from '#lib/accounts/viewer.ts';
import { openCase } from '#lib/catalogue/open-case.server.ts';
import { slugOf } from '#lib/catalogue/slug.ts';
import type { Db } from '#lib/platform/db.ts';
import { changeSteps, saveDetails } from './change-path.server.ts';
import type { Step } from './path.ts';
import type { PathFile } from './path-file.ts';
import { savePath } from './save-path.server.ts';

/** Makes the path of a file the site's, in the place of the one with the same name; throws NotFound for a case that is not here. */
export async function importPath(db: Db, viewer: Viewer, file: PathFile): Promise<{ slug: string; isNew: boolean }> {
	const steps = await readSteps(db, viewer, file);
	const { title, lead = null, language, shown: audience } = file;
	const slug = slugOf(title);
	const there = await db
		.selectFrom('pathways.paths')
		.select('slug')
		.where('slug', '=', slug)
		.where('owner_id', 'is', null)
		.executeTakeFirst();
	if (!there)
		return {
			slug: await savePath(db, viewer, { title, lead, language, audience, wishes: null, steps, forSite: true }),
			isNew: true,
		};
	await saveDetails(db, viewer, slug, { title, lead: lead ?? '', audience });
	await changeSteps(db, viewer, slug, () => steps);
	return { slug, isNew: false };
}

async function readSteps(db: Db, viewer: Viewer, { steps }: PathFile): Promise<Step[]> {
	const read: Step[] = [];
	for (const [stage, entry] of steps.entries()) {
		for (const { case: name, because } of 'choose' in entry ? entry.choose : [entry]) {
			const caseId = await findCaseId(db, viewer, name);
			read.push({ caseId, stage, because: because ? { kind: 'words', text: because } : null });
		}
	}
	return read;
}

async function findCaseId(db: Db, viewer: Viewer, name: string): Promise<number> {
	const opened = await openCase(db, viewer, 'nb', name.replace(/^#/, '').toLowerCase());
	return 'movedTo' in opened ? findCaseId(db, viewer, opened.movedTo) : opened.found.id;
}
