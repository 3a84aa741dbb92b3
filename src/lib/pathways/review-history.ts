import type { Rating } from './schedule-review.ts';

/** A review as it is taken away and brought back. */
export interface HistoryReview {
	/** The address name of the case. */
	case: string;
	/** What the question is called in its quiz. */
	question: string;
	/** 1 again, 2 hard, 3 good, 4 easy. */
	rating: Rating;
	reviewedAt: Date;
}

/** Why a file is not taken: in which line of CSV, or in which review of JSON, counted from 1. */
export interface HistoryProblem {
	problem: 'notJson' | 'header' | 'columns' | 'case' | 'question' | 'rating' | 'time' | 'future' | 'tooMany';
	line: number;
}

/** Sixty years of two minutes a day. */
export const mostReviews = 100_000;

const header = 'case,question,rating,reviewed_at';

/** A history as a table (RFC 4180); none of its cells needs quotation marks. */
export function writeHistoryCsv(reviews: readonly HistoryReview[]): string {
	const rows = reviews.map((one) => [one.case, one.question, one.rating, one.reviewedAt.toISOString()].join(','));
	return `${[header, ...rows].join('\r\n')}\r\n`;
}

/** A history as JSON: a list of reviews. */
export function writeHistoryJson(reviews: readonly HistoryReview[]): string {
	return `${JSON.stringify(reviews, null, '\t')}\n`;
}

/** Reads what either of them wrote; nothing of a file with something wrong in it. */
export function readHistory(text: string, now: Date): { reviews: HistoryReview[] } | HistoryProblem {
	const bare = text.replace(/^\uFEFF/, '').trim();
	const records = bare.startsWith('[') ? recordsOfJson(bare) : recordsOfCsv(bare);
	if ('problem' in records) return records;
	if (records.length > mostReviews) return { problem: 'tooMany', line: mostReviews };
	const reviews: HistoryReview[] = [];
	for (const { line, cells } of records) {
		const review = toReview(cells, now);
		if (typeof review === 'string') return { problem: review, line };
		reviews.push(review);
	}
	return { reviews };
}

interface NumberedRecord {
	line: number;
	/** Case, question, rating, time. */
	cells: unknown[];
}

function recordsOfCsv(text: string): NumberedRecord[] | HistoryProblem {
	const [first = '', ...rows] = text.split(/\r?\n/);
	if (first.replaceAll('"', '') !== header) return { problem: 'header', line: 1 };
	const records = rows.map((row, at) => ({ line: at + 2, cells: row.split(',').map((cell) => cell.replace(/^"(.*)"$/, '$1')) }));
	return records.filter(({ cells }) => cells.length > 1 || cells[0] !== '');
}

function recordsOfJson(text: string): NumberedRecord[] | HistoryProblem {
	try {
		const list = JSON.parse(text) as unknown[];
		return list.map((entry, at) => {
			const { case: slug, question, rating, reviewedAt } = (entry ?? {}) as Record<string, unknown>;
			return { line: at + 1, cells: [slug, question, rating, reviewedAt] };
		});
	} catch {
		return { problem: 'notJson', line: 1 };
	}
}

function toReview(cells: unknown[], now: Date): HistoryReview | HistoryProblem['problem'] {
	const [slug, question, rating, time] = cells.map((cell) => String(cell ?? ''));
	if (cells.length !== 4) return 'columns';
	if (!/^[a-z0-9-]{1,200}$/.test(slug ?? '')) return 'case';
	if (!/^[0-9a-f]{12}$/.test(question ?? '')) return 'question';
	if (!/^[1-4]$/.test(rating ?? '')) return 'rating';
	const reviewedAt = readTime(time ?? '');
	if (!reviewedAt) return 'time';
	if (reviewedAt > now) return 'future';
	return { case: slug ?? '', question: question ?? '', rating: Number(rating) as Rating, reviewedAt };
}

/** A moment in UTC, as we write it, with or without milliseconds; and none that is not in the calendar. */
function readTime(text: string): Date | undefined {
	if (!/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(text)) return undefined;
	const moment = new Date(text);
	return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text.slice(0, 19)) ? moment : undefined;
}
