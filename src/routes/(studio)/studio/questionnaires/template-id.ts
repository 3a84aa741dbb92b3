import { NotFound } from '#lib/platform/errors.ts';

/** The key of the questionnaire that an address names; throws NotFound for what is none. */
export function templateIdOf({ id }: { id: string }): number {
	if (!/^[1-9]\d{0,8}$/.test(id)) throw new NotFound('There is no such questionnaire.');
	return Number(id);
}
