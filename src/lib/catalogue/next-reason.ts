import type { Messages } from '#lib/platform/i18n/message-shape.ts';
import type { CaseCard, CasePage } from './case-views.ts';

/**
 * Why a case comes next, in words: what it has in common with this one. `deliberate` says that it was chosen to
 * look from elsewhere, and then its perspective is the reason when it is another one.
 */
export function reasonFor(here: CasePage, next: CaseCard, deliberate: boolean, m: Messages): string {
	const { theme, perspective } = next;
	const samePerspective = perspective && has(here.perspectives, perspective.slug);
	if (deliberate && perspective && !samePerspective) return m.case.nextOther(perspective.name);
	const guest = next.guests.find(({ slug }) => has(here.people, slug));
	if (guest) return m.case.nextSameGuest(guest.name);
	const organisation = next.guests.map((other) => other.organisation).find((one) => one && has(here.organisations, one.slug));
	if (organisation) return m.case.nextSameOrganisation(organisation.name);
	if (theme && has(here.themes, theme.slug)) return m.case.nextSameTheme(theme.name);
	if (perspective) return samePerspective ? m.case.nextSamePerspective(perspective.name) : m.case.nextOther(perspective.name);
	return m.case.nextNew;
}

function has(things: readonly { slug: string }[], slug: string): boolean {
	return things.some((thing) => thing.slug === slug);
}
