import { expect, test } from 'vitest';
import { chooseCoding } from './accept-encoding.ts';

test.each([
	[undefined, 'identity'],
	['', 'identity'],
	['gzip, deflate, br, zstd', 'br'],
	['gzip', 'gzip'],
	['GZIP', 'gzip'],
	['br;q=0', 'identity'],
	['br;q=0, gzip', 'gzip'],
	['br; q=0.0 ,gzip; q=0.1', 'gzip'],
	['br;q=0.5, gzip;q=0.9', 'gzip'],
	['gzip;q=0.5, identity', 'identity'],
	['*', 'br'],
	['*;q=0', 'identity'],
	['br;q=0, *', 'gzip'],
	['deflate, compress', 'identity'],
	['brotli', 'identity'],
	['br;q=nonsense', 'identity'],
])('%s is answered with %s', (header, coding) => {
	expect(chooseCoding(header)).toBe(coding);
});
