import type { StoredMedia } from './open-media.server.ts';
import type { MadeOf } from './open-renditions.server.ts';
import type { RenditionKind } from './rendition-plan.ts';

/** Three equal ways to take in a case. */
export type MediaForm = 'listen' | 'watch' | 'read';

/** What the page plays in one form: a picture only where somebody watches. */
export interface Playable {
	kind: 'audio' | 'video';
	/** The best first. The original comes last and without a type: the browser looks at it and judges for itself. */
	sources: { src: string; mimeType?: string }[];
	/** Linked from somebody else's server, which must not be asked before the reader presses play. */
	linked: boolean;
	/** A picture from the video. */
	poster: string | undefined;
	/** The outline of the sound. */
	peaks: string | undefined;
	chapters: MadeOf['chapters'];
}

/** The forms that a case can be had in. */
export function formsOf(media: readonly StoredMedia[], hasTranscript: boolean): MediaForm[] {
	const has = (kind: string) => media.some((file) => file.kind === kind);
	return [
		...(has('audio') || has('video') ? (['listen'] as const) : []),
		...(has('video') ? (['watch'] as const) : []),
		...(hasTranscript ? (['read'] as const) : []),
	];
}

/** The form that an address asks for, when the case has it, else the first that it has. */
export function readForm(params: URLSearchParams, forms: readonly MediaForm[]): MediaForm {
	return forms.find((form) => form === params.get('form')) ?? forms[0] ?? 'read';
}

/** The place in the recording that an address asks for, `?t=83.4` in seconds, as milliseconds. */
export function readPlace(params: URLSearchParams): number | undefined {
	const text = params.get('t') ?? '';
	return /^[0-9]{1,6}(\.[0-9]{1,3})?$/.test(text) ? Math.round(Number(text) * 1000) : undefined;
}

/** What to play in a form; somebody who listens or reads gets the sound alone when there is one. */
export function playableIn(
	form: MediaForm,
	media: readonly StoredMedia[],
	made: Record<string, MadeOf>,
	address: (key: string) => string,
): Playable | undefined {
	const audio = media.find(({ kind }) => kind === 'audio');
	const video = media.find(({ kind }) => kind === 'video');
	const file = form === 'watch' ? (video ?? audio) : (audio ?? video);
	if (!file) return undefined;
	const kind = form === 'watch' && file === video ? 'video' : 'audio';
	const { renditions = [], chapters = [] } = made[file.sha256 ?? ''] ?? {};
	const of = (wanted: RenditionKind) => renditions.filter((one) => one.kind === wanted);
	const renderedSources = (kind === 'video' ? [...of('mp4')] : [...of('opus'), ...of('mp3')]).map(({ storageKey, mimeType }) => ({
		src: address(storageKey),
		mimeType,
	}));
	const addressOf = ([one]: { storageKey: string }[]) => one && address(one.storageKey);
	return {
		kind,
		sources: [...renderedSources, { src: originalOf(file, address) }],
		linked: file.storageKey === null,
		poster: addressOf(of('poster')),
		peaks: addressOf(of('peaks')),
		chapters,
	};
}

/** Where a file itself is had: from us, or from where its owner keeps it. */
export function originalOf({ storageKey, source }: StoredMedia, address: (key: string) => string): string {
	return storageKey ? address(storageKey) : source;
}
