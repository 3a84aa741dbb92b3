import { openCase } from '#lib/catalogue/open-case.server.ts';
import { isExpected } from '#lib/platform/errors.ts';

/** The case that an address, a slug or a number (`#0608`, `C0178`) names, by its id; undefined when there is none. */
export async function findCaseAt({ db, viewer, locale }: App.Locals, text: string): Promise<number | undefined> {
	const slug = slugIn(text);
	try {
		const opened = await openCase(db, viewer, locale, slug);
		const found = 'movedTo' in opened ? await openCase(db, viewer, locale, opened.movedTo) : opened;
		return 'found' in found ? found.found.id : undefined;
	} catch (error) {
		if (isExpected(error)) return undefined;
		throw error;
	}
}

function slugIn(text: string): string {
	const [, slug] = /\/case\/([^/?#\s]+)/.exec(text) ?? [];
	return (slug ?? text.trim().replace(/^#/, '')).toLowerCase().slice(0, 200);
}
