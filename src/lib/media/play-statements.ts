import { activityOf, type Deed, type Named, type Site, verbs } from '#lib/records/deed.ts';
import type { Heard } from './heard.ts';
import { playedShare } from './played-segments.ts';

/** Playing of a case's recording, as its player told it; `length` in seconds, where anybody knows it. */
interface Playing {
	site: Site;
	aCase: Named;
	heard: Heard | undefined;
	length: number | undefined;
	now: Date;
}

const profile = 'https://w3id.org/xapi/video';
const extension = (name: string) => `${profile}/extensions/${name}`;

/** What happened since the player told last: played, paused and seeked of the xAPI Video profile 1.0. */
export function playingDeeds(playing: Playing): Deed[] {
	const { heard, site, aCase, now } = playing;
	const object = activityOf(site, 'recording', aCase);
	return (heard?.events ?? []).map(({ did, at, from, agoMs }) => ({
		verb: verbs[did],
		object,
		timestamp: new Date(now.getTime() - Math.min(agoMs, longestAgoMs)).toISOString(),
		result: {
			extensions:
				did === 'seeked'
					? { [extension('time-from')]: from ?? at, [extension('time-to')]: at }
					: { [extension('time')]: at, ...(did === 'paused' && segmentsOf(playing)) },
		},
		context: contextOf(playing),
	}));
}

/** What waits in a browser is told at the next visit; older than this it is told as this old. */
const longestAgoMs = 86_400_000;

/** That the end was reached for the first time; `threshold` is the share of the recording that counts as the end. */
export function completedDeed(playing: Playing, threshold: number): Deed {
	const { site, aCase, heard, length } = playing;
	const context = contextOf(playing);
	const at = heard?.events.at(-1)?.at ?? heard?.segments.at(-1)?.[1] ?? length;
	return {
		verb: verbs.completed,
		object: activityOf(site, 'recording', aCase),
		result: {
			completion: true,
			...(length !== undefined && { duration: `PT${length.toFixed(2)}S` }),
			extensions: { ...(at !== undefined && { [extension('time')]: at }), ...segmentsOf(playing) },
		},
		context: { ...context, extensions: { ...context.extensions, [extension('completion-threshold')]: threshold } },
	};
}

function segmentsOf({ heard, length }: Playing): Record<string, unknown> {
	if (!heard) return {};
	const rounded = heard.segments.map((segment) => segment.map((second) => Math.round(second * 1000) / 1000).join('[.]'));
	return {
		[extension('played-segments')]: rounded.join('[,]'),
		...(length !== undefined && { [extension('progress')]: playedShare(heard.segments, length) }),
	};
}

function contextOf({ site, aCase, heard, length }: Playing) {
	return {
		...(heard && { registration: heard.session }),
		language: aCase.language,
		contextActivities: {
			category: [{ objectType: 'Activity' as const, id: profile }],
			grouping: [activityOf(site, 'case', aCase)],
		},
		extensions: {
			...(heard && { [extension('session-id')]: heard.session }),
			...(length !== undefined && { [extension('length')]: length }),
		},
	};
}
