import type { Member, Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';
import type { Model } from './model.ts';
import { readNames } from './open-path.server.ts';
import type { PathWishes } from './path.ts';
import type { PathCase } from './path-case.ts';
import type { PathStep } from './path-views.ts';
import { type Past, planPath } from './plan-path.ts';
import { readCandidates, readPathCases } from './read-path-cases.server.ts';
import { readStepCards } from './read-step-cards.server.ts';
import { findProfile } from './recommending/find-profile.server.ts';
import { scorerFor } from './recommending/scorer.ts';

/** A path that nobody has saved yet. */
export interface Proposal {
	steps: PathStep[];
	names: Record<string, string>;
}

/**
 * Makes a path from wishes. What the member has learned or refused already is left out, and what they learned and wish for
 * weighs in as it does in their recommendations; `model` is what those are fitted on.
 */
export async function generatePath(
	db: Db,
	viewer: Viewer,
	locale: Locale,
	wishes: PathWishes,
	{ model }: { model?: Model | undefined } = {},
): Promise<Proposal> {
	const candidates = await readCandidates(db, viewer, wishes);
	const past = viewer.kind === 'member' ? await readPast(db, viewer, locale, candidates, model) : undefined;
	const planned = planPath(candidates, wishes, past);
	const found = await readStepCards(
		db,
		viewer,
		locale,
		planned.map(({ caseId }) => caseId),
	);
	const steps = planned.flatMap((step) => {
		const about = found.get(step.caseId);
		return about ? [{ ...step, ...about }] : [];
	});
	return { steps, names: await readNames(db, locale, [{ steps }]) };
}

/** How much each candidate fits the member's own history, as a share of what fits best, and the words that they have met. */
async function readPast(
	db: Db,
	viewer: Member,
	locale: Locale,
	candidates: readonly PathCase[],
	model: Model | undefined,
): Promise<Past> {
	const profile = await findProfile(db, viewer, locale);
	const scorer = scorerFor(profile, profile.isPersonal ? model : undefined);
	const scores = new Map(candidates.map((one) => [one.id, scorer.relevanceOf(subjectsOf(one))]));
	const most = Math.max(...scores.values());
	const learned = await readPathCases(
		db,
		viewer,
		profile.learned.map(({ id }) => id),
	);
	return {
		relevance: (caseId) => (most > 0 ? Math.max(0, (scores.get(caseId) ?? 0) / most) : 0),
		met: learned.flatMap(({ words }) => words),
	};
}

function subjectsOf({ id, themes, perspectives, goals }: PathCase) {
	const named = (slugs: readonly string[]) => slugs.map((slug) => ({ slug, name: slug }));
	return { card: { id }, themes: named(themes), perspectives: named(perspectives), goals };
}
