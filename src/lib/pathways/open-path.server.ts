import { sql } from 'kysely';
import { likeViewer, type Viewer } from '#lib/accounts/viewer.ts';
import { type CardJson, cardJson, nameIn, toCard } from '#lib/catalogue/case-json.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/locale.ts';
import type { Step } from './path.ts';
import { mayChange, mayOpen } from './path-scope.ts';
import type { PathPage, PathStep } from './path-views.ts';
import { byStage, numbered } from './stages.ts';

/** The path at an address with the steps that the viewer may see; throws NotFound. */
export async function openPath(db: Db, viewer: Viewer, locale: Locale, slug: string): Promise<PathPage> {
	const [page] = await openPaths(db, viewer, locale, [slug]);
	if (!page) throw new NotFound('There is no such path. It may be deleted, or its owner keeps it to themselves.');
	return page;
}

/** Several paths at their addresses, in that order; those that the viewer may not open are passed over. */
export async function openPaths(db: Db, viewer: Viewer, locale: Locale, slugs: readonly string[]): Promise<PathPage[]> {
	const { rows } = await sql<PageJson>`
		select p.id, p.slug, p.title, p.lead, p.language, p.shown_to as audience, p.owner_id is null as "isOfSite",
			${mayChange(viewer)} as "mayChange", p.wishes, p.updated_at as "updatedAt", s.steps
		from pathways.paths p cross join lateral (
			select coalesce(json_agg(json_build_object('caseId', s.case_id, 'stage', s.stage, 'because', s.because,
				'card', ${cardJson(locale)}, 'questions', coalesce(q.questions, 0)) order by s.position), '[]') as steps
			from pathways.steps s join catalogue.cases c on c.id = s.case_id left join assessment.quizzes q on q.case_id = c.id
			where s.path_id = p.id and ${visible(likeViewer(viewer))}) as s
		where p.slug = any(${slugs}) and ${mayOpen(viewer)} order by array_position(${slugs}, p.slug::text)`.execute(db);
	const names = await readNames(db, locale, rows);
	return rows.map(({ steps, ...row }) => ({ ...row, names, steps: numbered(byStage(steps.map(toStep))) }));
}

type StepJson = Omit<PathStep, 'card'> & { card: CardJson };
type PageJson = Omit<PathPage, 'steps' | 'names'> & { steps: StepJson[] };

function toStep({ card, ...step }: StepJson): PathStep {
	return { ...step, card: toCard(card) };
}

/** What the terms are called that the steps' reasons name. */
export async function readNames(
	db: Db,
	locale: Locale,
	paths: readonly { steps: readonly Pick<Step, 'because'>[] }[],
): Promise<Record<string, string>> {
	const named = paths
		.flatMap(({ steps }) => steps.map(({ because }) => because))
		.flatMap((one) => (one && 'slug' in one ? [one.slug] : []));
	if (named.length === 0) return {};
	const { rows } = await sql<{ key: string; name: string }>`
		select t.kind || ':' || t.slug as key, ${nameIn(locale)} as name from catalogue.terms t
		where t.kind in ('theme', 'perspective') and t.slug = any(${named})`.execute(db);
	return Object.fromEntries(rows.map(({ key, name }) => [key, name]));
}
