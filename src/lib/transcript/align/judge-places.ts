import type { Chain } from './chain.ts';
import type { Look } from './look-for-sentences.ts';
import type { Place } from './place.ts';

/** A sentence so far below the recording's speech as a whole is not what is said where it was found. */
const worst = -2.1;

/** Leaves out the sentences that fit their places so much worse than the others do that something else is said there. */
export function leaveOutMisfits({ chain, places }: Look): Look {
	const usual = spokenScore(chain, places);
	return { chain, places: places.map((place) => (place && closeness(chain, place) < usual + worst ? undefined : place)) };
}

/** Its mean score, the gaps between its words counted half: they are bad where words were added, worst where all is wrong. */
function closeness(chain: Chain, place: Place): number {
	const whole = place.scores.reduce((sum, score) => sum + score, 0) / place.scores.length;
	return (whole + spokenScore(chain, [place])) / 2;
}

/** A voice that was learned from less than this (four seconds) explains anything: one word is found in any noise. */
const tellingFrames = 400;
/** The text of a recording scores −1.9 and better, even a changed text in noise; that of another recording −2.5 and worse. */
const doubtfulScore = -2.2;

/** How sure we may be, between 0 and 1, that the text is this recording's at all. */
export function trustIn({ chain, places }: Look): number {
	const heard = places.reduce((sum, place) => sum + (place?.states.length ?? 0), 0);
	return Math.min(1, heard / tellingFrames) / (1 + Math.exp(-12 * (spokenScore(chain, places) - doubtfulScore)));
}

/** The mean score of all frames in which a word is said. */
function spokenScore({ words }: Chain, places: (Place | undefined)[]): number {
	let sum = 0;
	let count = 0;
	for (const place of places) {
		for (const [n, state] of place?.states.entries() ?? []) {
			if ((words[state] as number) < 0) continue;
			sum += place?.scores[n] as number;
			count++;
		}
	}
	return sum / Math.max(1, count);
}
