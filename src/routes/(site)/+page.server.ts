import { listCases } from '#lib/catalogue/list-cases.server.ts';
import { listSeries, listThemes } from '#lib/catalogue/list-terms.server.ts';
import { openCase } from '#lib/catalogue/open-case.server.ts';
import { serverOnly } from '#lib/platform/server-only.ts';

const shown = 9;

export const load = async ({ locals: { db, viewer, locale, site, dependsOn } }) => {
	dependsOn('list');
	const [{ cases, total }, themes, series] = await Promise.all([
		listCases(db, viewer, locale, {}, { limit: shown }),
		listThemes(db, viewer, locale),
		listSeries(db, viewer, locale),
	]);
	const [newest, ...others] = cases;
	const quoted = await findQuoted(cases.slice(0, 3).map(({ slug }) => slug));
	return serverOnly({ newest, others, total, themes, series, quoted, texts: site.front?.[locale] ?? {} });

	/** The first of these cases that has a pull quote. */
	async function findQuoted(slugs: string[]) {
		for (const slug of slugs) {
			const opened = await openCase(db, viewer, locale, slug);
			const quote = 'found' in opened ? opened.found.quotes[0] : undefined;
			if (quote && 'found' in opened) return { quote, page: opened.found };
		}
		return undefined;
	}
};
