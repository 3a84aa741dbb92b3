import { NotFound } from '#lib/platform/errors.ts';

/** The key of the case that an address names; throws NotFound for what is none. */
export function caseIdOf({ id }: { id: string }): number {
	if (!/^[1-9]\d{0,8}$/.test(id)) throw new NotFound('There is no such case.');
	return Number(id);
}
