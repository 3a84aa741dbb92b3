import { expect, test } from 'vitest';
import { consoleProgress } from './console-progress.ts';

function screen({ isTTY = true, columns = 80 } = {}) {
	const written: string[] = [];
	let now = 1_000;
	const stream = { isTTY, columns, write: (text: string) => void written.push(text) } as unknown as NodeJS.WriteStream;
	const progress = consoleProgress(stream, () => now);
	const draw = (afterMs: number, ...update: Parameters<typeof progress.update>) => {
		now = 1_000 + afterMs;
		progress.update(...update);
		return written.splice(0).join('').replace('\r\x1b[K', '');
	};
	const clear = () => {
		progress.clear();
		return written.splice(0).join('');
	};
	return { draw, clear };
}

test('shows how far it has come, and how long it takes at this pace', () => {
	const { draw } = screen();
	expect(draw(200, 1, 4, 'sak')).toBe('██████░░░░░░░░░░░░░░░░░░ 25 % sak');
	expect(draw(10_000, 1, 4, 'sak')).toBe('██████░░░░░░░░░░░░░░░░░░ 25 % sak, 30 s left');
	expect(draw(60_000, 1, 4, 'sak')).toBe('██████░░░░░░░░░░░░░░░░░░ 25 % sak, 3 min left');
	expect(draw(90_000, 4, 4, 'sak')).toBe('████████████████████████ 100 % sak');
	expect(draw(91_000, 9, 4, 'sak')).toBe('████████████████████████ 100 % sak');
});

test('has words only while the whole is unknown', () => {
	expect(screen().draw(200, 3, undefined, '3 cases')).toBe('3 cases');
});

test('redraws at most ten times a second, on one line, and cleans up after itself', () => {
	const { draw, clear } = screen({ columns: 40 });
	expect(clear()).toBe('');
	expect(draw(200, 1, 2, 'x'.repeat(80))).toHaveLength(39);
	expect(draw(250, 2, 2, 'x')).toBe('');
	expect(clear()).toBe('\r\x1b[K');
	expect(clear()).toBe('');
});

test('is silent where no person looks', () => {
	const { draw, clear } = screen({ isTTY: false });
	expect(draw(200, 1, 2, 'x') + clear()).toBe('');
});
