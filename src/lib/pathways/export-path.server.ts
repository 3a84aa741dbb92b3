import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { localeNamed } from '#lib/platform/locale.ts';
import { becauseWords } from './because-words.ts';
import { openPath } from './open-path.server.ts';
import type { PathFile } from './path-file.ts';
import { byStage } from './stages.ts';

/** A path as a file has it, its reasons in words of its language; throws NotFound. */
export async function exportPath(db: Db, viewer: Viewer, slug: string): Promise<PathFile> {
	const language = (await openPath(db, viewer, 'nb', slug)).language;
	const locale = localeNamed(language);
	const page = await openPath(db, viewer, locale, slug);
	const titles = Object.fromEntries(page.steps.map(({ card }) => [card.id, card.title]));
	const words = { m: messagesIn(locale), locale, names: page.names, titles };
	const stages = byStage(page.steps).map((beside) =>
		beside.map(({ card, because }) => ({
			case: card.number ?? card.slug,
			...(because && { because: becauseWords(because, words) }),
		})),
	);
	const steps = stages.flatMap((beside): PathFile['steps'] => (beside.length > 1 ? [{ choose: beside }] : beside));
	return { title: page.title, language, shown: page.audience, ...(page.lead !== null && { lead: page.lead }), steps };
}
