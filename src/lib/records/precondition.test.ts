import { expect, test } from 'vitest';
import { checkPrecondition, readTags } from './precondition.ts';

test.each([
	[undefined, undefined],
	['"a"', ['a']],
	['"a", W/"b",c', ['a', 'b', 'c']],
	['*', ['*']],
])('%s names the versions %j', (header, tags) => expect(readTags(header)).toEqual(tags));

test.each([
	['If-Match: the version that is there', { ifMatch: ['a'] }, 'a', 'met'],
	['If-Match: another version', { ifMatch: ['b'] }, 'a', 'failed'],
	['If-Match: a version, and nothing is there', { ifMatch: ['a'] }, undefined, 'failed'],
	['If-Match: any', { ifMatch: ['*'] }, 'a', 'met'],
	['If-Match: any, and nothing is there', { ifMatch: ['*'] }, undefined, 'failed'],
	['If-None-Match: any, and nothing is there', { ifNoneMatch: ['*'] }, undefined, 'met'],
	['If-None-Match: any', { ifNoneMatch: ['*'] }, 'a', 'failed'],
	['If-None-Match: another version', { ifNoneMatch: ['b'] }, 'a', 'met'],
	['both, of which one fails', { ifMatch: ['a'], ifNoneMatch: ['a'] }, 'a', 'failed'],
] as const)('%s: %j with %s is %s', (_, headers, etag, outcome) => {
	for (const needed of ['never', 'over another', 'always'] as const)
		expect(checkPrecondition({ ...headers, needed }, etag)).toBe(outcome);
});

test('a version is needed to write over another, or always', () => {
	const outcomes = (etag: string | undefined) =>
		(['never', 'over another', 'always'] as const).map((needed) => checkPrecondition({ needed }, etag));
	expect(outcomes('a')).toEqual(['met', 'conflict', 'conflict']);
	expect(outcomes(undefined)).toEqual(['met', 'met', 'unnamed']);
});
