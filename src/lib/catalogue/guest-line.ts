import type { CasePerson } from './case-views.ts';

/** The guests of a case in one line: `Kari Nordmann, Havvindlaget · Ola Hansen`. */
export function guestLine(guests: readonly CasePerson[]): string {
	return guests.map(({ name, organisation }) => (organisation ? `${name}, ${organisation.name}` : name)).join(' · ');
}
