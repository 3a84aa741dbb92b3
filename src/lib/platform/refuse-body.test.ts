import { expect, test } from 'vitest';
import { refuseBody } from './refuse-body.ts';

test.each([
	['a page', 'GET', '/case/x', {}, undefined],
	['a form', 'POST', '/sign-in', { 'content-length': '524288' }, undefined],
	['a form without fields', 'POST', '/sign-out', {}, undefined],
	['a form that is too large', 'POST', '/sign-in', { 'content-length': '524289' }, 413],
	['a file to check', 'POST', '/verify', { 'content-length': '5100000' }, undefined],
	['years of reviews', 'POST', '/me/reviews/memory', { 'content-length': '5100000' }, undefined],
	['a long transcript', 'POST', '/studio/case/12/transcript/text', { 'content-length': '5100000' }, undefined],
	['a transcript elsewhere', 'POST', '/studio/case/12', { 'content-length': '5100000' }, 413],
	['a film to check', 'POST', '/verify', { 'content-length': '2000000000' }, 413],
	['a length that is none', 'POST', '/sign-in', { 'content-length': 'NaN' }, 413],
	['who knows how much', 'PUT', '/verify', { 'transfer-encoding': 'chunked' }, 411],
])('%s', (_, method, path, headers: Record<string, string>, status) => {
	expect(refuseBody({ method, headers: new Headers(headers) }, path)?.status).toBe(status);
});
