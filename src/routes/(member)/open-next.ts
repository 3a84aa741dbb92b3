import type { Member } from '#lib/accounts/viewer.ts';
import { type DismissedCase, listDismissed } from '#lib/pathways/dismiss-case.server.ts';
import { type NextLearning, nextLearning } from '#lib/pathways/next-learning.server.ts';
import { servingModel } from '#lib/pathways/serving-model.server.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';

/** What a page shows of a member's next learning. */
export interface OpenedNext {
	next: NextLearning;
	/** The case that they have just said no to. */
	dismissed: DismissedCase | undefined;
	/** The page itself, to come back to. */
	here: string;
}

/** Three cases to learn from next, beside what the member has just said no to (`?dismissed=`). */
export async function openNext(db: Db, viewer: Member, locale: Locale, url: URL, near?: number): Promise<OpenedNext> {
	const said = url.searchParams.get('dismissed') ?? '';
	const [next, [dismissed]] = await Promise.all([
		servingModel(db).then((model) => nextLearning(db, viewer, locale, { limit: 3, model, near })),
		/^\d{1,9}$/.test(said) ? listDismissed(db, viewer, Number(said)) : [],
	]);
	return { next, dismissed, here: url.pathname };
}
