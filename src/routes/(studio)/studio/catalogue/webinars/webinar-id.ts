import { NotFound } from '#lib/platform/errors.ts';

/** The key of the webinar that an address or a form names; throws NotFound for what is none. */
export function webinarId(text: string): number {
	if (!/^[1-9]\d{0,8}$/.test(text)) throw new NotFound('There is no such webinar.');
	return Number(text);
}
