import { median, type Results, type Turn } from './measure.ts';
import { kinds, type PageKind } from './site-under-test.ts';

/** The medians of all servers and kinds of page, as a table for people. */
export function table(results: Results): string {
	const head = ['page', 'server', 'req/CPU-s', 'p50 ms', 'p99 ms', 'database ms'];
	const rows = kinds.flatMap((kind) => [...results].map(([name, turns]) => [kind, name, ...figures(turns[kind])]));
	const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
	const line = (row: string[]) =>
		row.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ');
	return [head, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n');
}

function figures(turns: Turn[]): string[] {
	const of = (key: keyof Turn, digits: number) => median(turns.map((turn) => turn[key])).toFixed(digits);
	return [of('perCpuSecond', 0), of('p50', 1), of('p99', 1), of('databaseMs', 2)];
}

/** How many times as many requests one server answers as another, for each second of its own processor time. */
export function ratio(results: Results, one: string, other: string, kind: PageKind): number {
	const turns = (name: string) => results.get(name)?.[kind] ?? [];
	return median(turns(one).map((turn, round) => turn.perCpuSecond / (turns(other)[round]?.perCpuSecond ?? Number.NaN)));
}
