import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MediaItem } from '#lib/media/media-item.ts';
import { arrangeMedia } from './arrange-media.ts';

const item = (kind: MediaItem['kind'], src: string): MediaItem => ({ kind, src, mimeType: `${kind}/x` });
const media = [item('audio', 'a'), item('image', 'b'), item('video', 'c'), item('audio', 'd'), item('image', 'e')];
const after = (pressed: string) =>
	arrangeMedia(media, { alts: [], pressed })
		.map(({ src }) => src)
		.join('');

test('files move, go, and become the first of their kind', () => {
	expect(after('')).toBe('abcde');
	expect(after('up 0')).toBe('abcde');
	expect(after('up 2')).toBe('acbde');
	expect(after('down 0')).toBe('bacde');
	expect(after('down 4')).toBe('abcde');
	expect(after('remove 3')).toBe('abce');
	expect(after('main 3')).toBe('dabce');
	expect(after('main 4')).toBe('aebcd');
	expect(after('up 99')).toBe('abcde');
});

test('texts for pictures go to the pictures in their order, also when one moves', () => {
	const arranged = arrangeMedia(media, { alts: ['En buss', ''], pressed: 'main 4' });
	expect(arranged.map(({ alt }) => alt)).toEqual([undefined, '', 'En buss', undefined, undefined]);
	const without = arrangeMedia(arranged, { alts: [undefined, undefined], pressed: '' });
	expect(without.every((one) => !('alt' in one))).toBe(true);
});

test('no move loses or doubles a file', () => {
	const moves = fc.constantFrom('up', 'down', 'main').chain((move) => fc.nat(6).map((place) => `${move} ${place}`));
	fc.assert(
		fc.property(fc.array(moves), (pressed) => {
			const arranged = pressed.reduce((now, one) => arrangeMedia(now, { alts: [], pressed: one }), media);
			expect(arranged.map(({ src }) => src).sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
		}),
	);
});
