import type { Peaks } from './peaks.ts';

/** What is known of a sound once it was heard to its end. */
export interface SoundMeasure {
	durationMs: number;
	/** Integrated loudness (EBU R 128); undefined when there is nothing to hear. */
	loudnessLufs: number | undefined;
	peaks: Peaks;
}
