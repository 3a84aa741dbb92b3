import type { Member } from '#lib/accounts/viewer.ts';
import type { CaseCard } from '#lib/catalogue/case-views.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';
import type { Model } from './model.ts';
import { rankDiverse } from './rank-diverse.ts';
import { findCandidates } from './recommending/find-candidates.server.ts';
import { findProfile } from './recommending/find-profile.server.ts';
import { elsewhereReason, type Reason, reasonsFor } from './recommending/reason.ts';
import { scorerFor } from './recommending/scorer.ts';
import { usualPerspectives } from './recommending/usual-perspectives.ts';

/** A recommended case and why. */
export interface NextCase {
	card: CaseCard;
	reasons: Reason[];
	/** Chosen on purpose from another perspective than the member's usual. */
	isElsewhere: boolean;
}

export interface NextLearning {
	/** Whether the member lets what they do and wish decide. */
	isPersonal: boolean;
	/** Whether there is anything yet that could decide: something learned, or an interest. */
	isKnown: boolean;
	cases: NextCase[];
}

export interface NextWishes {
	limit: number;
	/** What has been fitted on what members learn; without it, what cases share decides. */
	model: Model | undefined;
	/** The case that the member looks at. */
	near?: number;
}

/** What a member should learn next, and why: published, not known to them yet, diverse, in two queries. */
export async function nextLearning(db: Db, viewer: Member, locale: Locale, wishes: NextWishes): Promise<NextLearning> {
	const profile = await findProfile(db, viewer, locale, wishes.near);
	const { isPersonal, looksElsewhere, learned, interests } = profile;
	const scorer = scorerFor(profile, isPersonal ? wishes.model : undefined);
	const candidates = await findCandidates(db, profile, locale, scorer.proposed);
	const scored = candidates.map((candidate) => ({ ...candidate, relevance: scorer.relevanceOf(candidate) }));
	const usual = usualPerspectives(profile);
	const slugs = isPersonal && looksElsewhere ? new Set(usual.map(({ slug }) => slug)) : undefined;
	const cases = rankDiverse(scored, { limit: wishes.limit, usual: slugs }).map(({ candidate, isElsewhere }) => ({
		card: candidate.card,
		reasons: [
			...(isElsewhere ? elsewhereReason(candidate, usual.slice(0, mostNamed)) : []),
			...reasonsFor(candidate, scorer.groundsFor(candidate)),
		],
		isElsewhere,
	}));
	return { isPersonal, isKnown: learned.length + interests.length > 0, cases };
}

/** More would not read well. */
const mostNamed = 2;
