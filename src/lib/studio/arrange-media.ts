import type { MediaItem } from '#lib/media/media-item.ts';

/** What the form of a case's files says of them. */
export interface MediaForm {
	/** The text alternatives of the pictures, in their order; `undefined` where there is none yet. */
	alts: (string | undefined)[];
	/** The button that was pressed: `up 3`, `down 0`, `remove 1`, `main 2`; anything else only saves. */
	pressed: string;
}

/** The files of a case as their form wants them. */
export function arrangeMedia(media: readonly MediaItem[], { alts, pressed }: MediaForm): MediaItem[] {
	const left = [...alts];
	const described = media.map((item) => (item.kind === 'image' ? withAlt(item, left.shift()) : item));
	const [, move, place] = /^(up|down|remove|main) (\d{1,4})$/.exec(pressed) ?? [];
	const at = Number(place);
	const item = described[at];
	if (move === undefined || !item) return described;
	const others = described.toSpliced(at, 1);
	if (move === 'remove') return others;
	if (move === 'main')
		return others.toSpliced(
			others.findIndex(({ kind }) => kind === item.kind),
			0,
			item,
		);
	return others.toSpliced(Math.max(0, at + (move === 'up' ? -1 : 1)), 0, item);
}

function withAlt({ alt: _, ...picture }: MediaItem, alt: string | undefined): MediaItem {
	return alt === undefined ? picture : { ...picture, alt };
}
