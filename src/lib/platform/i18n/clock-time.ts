/** A place in a recording as a clock shows it: `1:23`, `1:02:03`. */
export function clockTime(ms: number): string {
	const seconds = Math.floor(ms / 1000);
	const [h, min, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	const two = (value: number) => String(value).padStart(2, '0');
	return h > 0 ? `${h}:${two(min)}:${two(s)}` : `${min}:${two(s)}`;
}
