/** The stretch of the recording that the waveform shows, in milliseconds. */
export interface WaveView {
	fromMs: number;
	spanMs: number;
}

const shortest = 2000;
const longest = 120_000;

/** The view in which a moment is seen: the same, or where it has left that, one with more before it than behind. */
export function viewWith(view: WaveView, ms: number, lengthMs: number): WaveView {
	const { fromMs, spanMs } = view;
	if (ms >= fromMs && ms <= fromMs + 0.92 * spanMs) return view;
	return within({ fromMs: ms - 0.15 * spanMs, spanMs }, lengthMs);
}

/** More or less of the recording around a moment. */
export function zoomed({ fromMs, spanMs }: WaveView, factor: number, aroundMs: number, lengthMs: number): WaveView {
	const span = Math.max(shortest, Math.min(spanMs * factor, longest));
	const share = Math.max(0, Math.min((aroundMs - fromMs) / spanMs, 1));
	return within({ fromMs: aroundMs - share * span, spanMs: span }, lengthMs);
}

function within({ fromMs, spanMs }: WaveView, lengthMs: number): WaveView {
	const last = lengthMs > 0 ? Math.max(0, lengthMs - spanMs) : Number.POSITIVE_INFINITY;
	return { fromMs: Math.max(0, Math.min(fromMs, last)), spanMs };
}
