import { z } from 'zod';

/**
 * One file that belongs to a case. `src` is an http(s) address (linked media) or, in an import, a path relative
 * to the case's folder; once stored, its key in the storage.
 */
export const mediaItem = z.strictObject({
	kind: z.enum(['audio', 'video', 'image', 'chapters']),
	src: z.string().min(1),
	mimeType: z.string().min(3),
	bytes: z.int().nonnegative().optional(),
	durationMs: z.int().positive().optional(),
	/** Text alternative of an image. */
	alt: z.string().optional(),
});
export type MediaItem = z.infer<typeof mediaItem>;
