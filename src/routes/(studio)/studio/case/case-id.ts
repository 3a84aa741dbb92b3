import { idOf } from '../id-of.ts';

/** The key of the case that an address names; throws NotFound for what is none. */
export function caseIdOf({ id }: { id: string }): number {
	return idOf(id, 'case');
}
