import { expect, test } from 'vitest';
import { detectLanguage } from './detect-language.ts';

test.each([
	['nb', 'Jeg vet ikke hva du mener, men hun kommer fra Oslo i dag.'],
	['nn', 'Eg veit ikkje kva du meiner, men ho kjem frå Oslo i dag.'],
	['en', 'I do not know what you mean, but she is from Oslo in the north.'],
	['nb', 'Vi i Norge er for det meste i en båt i en by i et land for folk.'],
	['nn', 'Vi i Noreg er for det meste i ein båt i ein by i eit land for folk.'],
	['nb', ''],
	['nb', '12345'],
])('%s: %s', (language, text) => {
	expect(detectLanguage(text)).toBe(language);
});
