import { NotFound } from '#lib/platform/errors.ts';
import { paths } from '#lib/platform/paths.ts';
import { answer } from '../v1/answer.ts';

export const GET = answer(async () => {
	throw new NotFound(`There is nothing at this address; ${paths.openapi()} describes what there is.`);
});
