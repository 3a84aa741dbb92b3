import type { Score } from '../statement.ts';
import type { Place } from './place.ts';
import { type Check, type Json, object } from './shape.ts';
import { boolean, duration, extensions, number, text } from './values.ts';

const scaled: Check = (value, place) => {
	number(value, place);
	if (Math.abs(value as number) > 1) place.refuse('score', `must lie between -1 and 1, and is ${value}`);
};

const score = object('score', { scaled, raw: number, min: number, max: number }, isInRange);

export const result = object('result', { score, success: boolean, completion: boolean, response: text, duration, extensions });

function isInRange(value: Json, place: Place): void {
	const { raw, min, max } = value as Score;
	if (min !== undefined && max !== undefined && min >= max)
		place.at('min').refuse('score', `must be less than max (${max}), and is ${min}`);
	if (raw === undefined) return;
	if (min !== undefined && raw < min) place.at('raw').refuse('score', `must not be less than min (${min}), and is ${raw}`);
	if (max !== undefined && raw > max) place.at('raw').refuse('score', `must not be greater than max (${max}), and is ${raw}`);
}
