import { expect, it } from 'vitest';
import { formsOf, playableIn, readForm, readPlace } from './forms.ts';
import type { StoredMedia } from './open-media.server.ts';

const file = (kind: StoredMedia['kind'], storageKey: string | null): StoredMedia => ({
	id: 1,
	kind,
	storageKey,
	source: `https://example.org/${kind}`,
	mimeType: `${kind}/x`,
	bytes: 1,
	sha256: null,
	durationMs: null,
	alt: null,
});
const made = {
	abc: {
		chapters: [{ startMs: 0, title: 'Start' }],
		renditions: (['mp3', 'opus', 'peaks', 'mp4', 'poster'] as const).map((kind) => ({
			kind,
			storageKey: `ab/${kind}`,
			mimeType: `type/${kind}`,
			bytes: 1,
			durationMs: null,
		})),
	},
};
const both = [file('audio', 'a.mp3'), file('video', null)];

it('offers the forms that there are, in order', () => {
	expect(formsOf(both, true)).toEqual(['listen', 'watch', 'read']);
	expect(formsOf([file('audio', 'a')], false)).toEqual(['listen']);
	expect(formsOf([file('image', 'i')], true)).toEqual(['read']);
});

it('gives the form that is asked for, or the first', () => {
	expect(readForm(new URLSearchParams('form=read'), ['listen', 'read'])).toBe('read');
	expect(readForm(new URLSearchParams('form=watch'), ['listen', 'read'])).toBe('listen');
});

it('plays a picture only to somebody who watches, and knows what is linked', () => {
	expect(playableIn('watch', both, {}, (key) => `/media/${key}`)).toMatchObject({ kind: 'video', linked: true });
	expect(playableIn('listen', both, {}, (key) => `/media/${key}`)).toMatchObject({
		kind: 'audio',
		sources: [{ src: '/media/a.mp3' }],
		linked: false,
	});
	expect(playableIn('listen', [file('video', 'v')], {}, (key) => key)).toMatchObject({ kind: 'audio', sources: [{ src: 'v' }] });
	expect(playableIn('read', [], {}, (key) => key)).toBeUndefined();
});

it('offers what was made of a recording before the recording itself', () => {
	const video = { ...file('video', 'v'), sha256: 'abc' };
	expect(playableIn('listen', [video], made, (key) => key)).toMatchObject({
		sources: [{ src: 'ab/opus', mimeType: 'type/opus' }, { src: 'ab/mp3', mimeType: 'type/mp3' }, { src: 'v' }],
		peaks: 'ab/peaks',
		chapters: [{ startMs: 0, title: 'Start' }],
	});
	expect(playableIn('watch', [video], made, (key) => key)).toMatchObject({
		sources: [{ src: 'ab/mp4', mimeType: 'type/mp4' }, { src: 'v' }],
		poster: 'ab/poster',
	});
});

it('reads a place in seconds and nothing else', () => {
	const place = (t: string) => readPlace(new URLSearchParams({ t }));
	expect([place('83.4'), place('0'), place('1e3'), place('-1'), place('1.2345'), place('')]).toEqual([
		83_400,
		0,
		undefined,
		undefined,
		undefined,
		undefined,
	]);
});
