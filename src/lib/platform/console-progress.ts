/** A line that says how far a long piece of work has come and how long it still takes; nothing where no person looks. */
export interface ConsoleProgress {
	update(done: number, total: number | undefined, words: string): void;
	/** Clears the line, so that something else can be written. */
	clear(): void;
}

const width = 24;

/** A progress bar on standard error, redrawn at most ten times a second. */
export function consoleProgress(stream: NodeJS.WriteStream = process.stderr, now = Date.now): ConsoleProgress {
	const startedAt = now();
	let drawnAt = 0;
	let drawn = false;
	return {
		update(done, total, words) {
			if (!stream.isTTY || now() - drawnAt < 100) return;
			drawnAt = now();
			drawn = true;
			const line = `${bar(done, total)}${words}${timeLeft(done, total, drawnAt - startedAt)}`;
			stream.write(`\r\x1b[K${line.slice(0, (stream.columns || 80) - 1)}`);
		},
		clear() {
			if (drawn) stream.write('\r\x1b[K');
			drawn = false;
		},
	};
}

function bar(done: number, total: number | undefined): string {
	if (!total) return '';
	const filled = Math.min(width, Math.round((done / total) * width));
	return `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${Math.floor(Math.min(1, done / total) * 100)} % `;
}

/** How long it still takes if it goes on as it went so far; silent until there is something to judge by. */
function timeLeft(done: number, total: number | undefined, elapsedMs: number): string {
	if (!total || done <= 0 || elapsedMs < 1_000 || done >= total) return '';
	const seconds = Math.ceil(((elapsedMs / done) * (total - done)) / 1_000);
	return seconds < 60 ? `, ${seconds} s left` : `, ${Math.ceil(seconds / 60)} min left`;
}
