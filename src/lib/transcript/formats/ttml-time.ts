import { LATEST_MS } from './timestamp.ts';

/** The rates in which a TTML document counts time (https://www.w3.org/TR/ttml2/#parameter-vocabulary-attributes). */
export interface TimeRates {
	framesPerSecond: number;
	subFramesPerFrame: number;
	ticksPerSecond: number;
}

const CLOCK = /^(\d{2,}):(\d\d):(\d\d)(?:\.(\d+)|:(\d{2,})(?:\.(\d+))?)?$/;
const OFFSET = /^(\d+(?:\.\d+)?)(h|ms|m|s|f|t)$/;

/** The rates that the attributes of `tt` say, or the standard's own. */
export function ratesOf(attributes: Readonly<Record<string, string>>): TimeRates {
	const frameRate = positive(attributes.frameRate) ?? 30;
	const [up, down] = (attributes.frameRateMultiplier ?? '').split(/[\s:]+/).map(positive);
	const framesPerSecond = (frameRate * (up ?? 1)) / (down ?? 1);
	const subFramesPerFrame = positive(attributes.subFrameRate) ?? 1;
	const ofFrames = attributes.frameRate === undefined ? 1 : framesPerSecond * subFramesPerFrame;
	return { framesPerSecond, subFramesPerFrame, ticksPerSecond: positive(attributes.tickRate) ?? ofFrames };
}

/** Milliseconds of `01:02:03.5`, `01:02:03:12` or `93.5s` (https://www.w3.org/TR/ttml2/#timing-value-time-expression). */
export function ttmlTime(text: string, rates: TimeRates): number | undefined {
	const seconds = clockSeconds(text.trim(), rates) ?? offsetSeconds(text.trim(), rates);
	const ms = seconds === undefined ? Number.NaN : Math.round(seconds * 1000);
	return ms >= 0 && ms <= LATEST_MS ? ms : undefined;
}

function clockSeconds(text: string, { framesPerSecond, subFramesPerFrame }: TimeRates): number | undefined {
	const [whole, hours, minutes, seconds, fraction = '', frames = '0', subFrames = '0'] = CLOCK.exec(text) ?? [];
	if (!whole || Number(minutes) > 59 || Number(seconds) > 60) return undefined;
	const inFrames = (Number(frames) + Number(subFrames) / subFramesPerFrame) / framesPerSecond;
	return Number(hours) * 3600 + Number(minutes) * 60 + Number(`${seconds}.${fraction}`) + inFrames;
}

function offsetSeconds(text: string, { framesPerSecond, ticksPerSecond }: TimeRates): number | undefined {
	const [whole, count, metric = ''] = OFFSET.exec(text) ?? [];
	const seconds = { h: 3600, m: 60, s: 1, ms: 0.001, f: 1 / framesPerSecond, t: 1 / ticksPerSecond }[metric];
	return whole && seconds ? Number(count) * seconds : undefined;
}

function positive(text: string | undefined): number | undefined {
	const value = Number(text);
	return text && value > 0 && value < 1e9 ? value : undefined;
}
