const units = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** A size for people: `313 kB`, `8.2 GB`, in thousands as file managers say it. */
export function formatSize(language: string, bytes: number): string {
	const power = Math.min(units.length, Math.max(1, Math.floor(Math.log10(Math.max(bytes, 1000)) / 3)));
	// Nothing that is there has no size.
	const value = Math.max(bytes / 1000 ** power, bytes > 0 ? 1 : 0);
	const maximumFractionDigits = value < 10 && power > 1 ? 1 : 0;
	const unit = units[power - 1] ?? 'kilobyte';
	return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits }).format(value);
}

/** How many whole percent have arrived; 100 only when all has. */
export function percentOf(done: number, bytes: number): number {
	return Math.floor((100 * done) / Math.max(1, bytes));
}
