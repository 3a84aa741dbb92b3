import type { Locale } from '#lib/platform/locale.ts';
import { sustainabilityGoals } from './defaults.ts';

/** The official short name of a sustainable development goal, 1 to 17. */
export function goalName(locale: Locale, goal: number): string {
	return sustainabilityGoals.find(({ number }) => number === goal)?.[locale] ?? String(goal);
}
