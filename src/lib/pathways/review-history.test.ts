import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type HistoryReview, readHistory, writeHistoryCsv, writeHistoryJson } from './review-history.ts';

const now = new Date('2026-11-22T10:00:00Z');
const review: fc.Arbitrary<HistoryReview> = fc.record({
	case: fc.stringMatching(/^[a-z0-9-]{1,40}$/),
	question: fc.stringMatching(/^[0-9a-f]{12}$/),
	rating: fc.constantFrom(1, 2, 3, 4),
	reviewedAt: fc.date({ min: new Date('2000-01-01'), max: now, noInvalidDate: true }),
});

test('what is written is read again, as a table and as JSON, also from a file that a spreadsheet has kept', () => {
	fc.assert(
		fc.property(fc.array(review), (reviews) => {
			expect(readHistory(writeHistoryJson(reviews), now)).toEqual({ reviews });
			const csv = writeHistoryCsv(reviews);
			expect(readHistory(csv, now)).toEqual({ reviews });
			expect(readHistory(`\uFEFF${csv.replaceAll('\r\n', '\n').replace(/[^,\n]+/g, '"$&"')}\n`, now)).toEqual({ reviews });
		}),
	);
});

test('nothing that somebody sends breaks the reading', () => {
	fc.assert(
		fc.property(
			fc.oneof(
				fc.string(),
				fc.json(),
				fc.json().map((json) => `[${json}]`),
			),
			(text) => {
				const read = readHistory(text, now);
				if ('reviews' in read) expect(text.trim()).toBe('[]');
				else expect(read.line).toBeGreaterThan(0);
			},
		),
	);
});

const header = 'case,question,rating,reviewed_at\n';
const whole = 'c9002-bussen,0123456789ab,3,2026-11-21T10:00:00Z';
test.for([
	['case;question;rating;reviewed_at', { problem: 'header', line: 1 }],
	['', { problem: 'header', line: 1 }],
	['[{"case": "c9002"', { problem: 'notJson', line: 1 }],
	[`${header}${whole}\n${whole},5`, { problem: 'columns', line: 3 }],
	[`${header}${whole}\n\n${whole.replace('c9002', 'C9002')}`, { problem: 'case', line: 4 }],
	[`${header}${whole.replace('ab,', 'xy,')}`, { problem: 'question', line: 2 }],
	[`${header}${whole.replace(',3,', ',5,')}`, { problem: 'rating', line: 2 }],
	[`${header}${whole}\n${whole.replace('11-21', '02-30')}`, { problem: 'time', line: 3 }],
	[`${header}${whole.replace('2026-11-21T10:00:00Z', '21.11.2026 10:00')}`, { problem: 'time', line: 2 }],
	[`${header}${whole.replace('11-21', '11-23')}`, { problem: 'future', line: 2 }],
	['[null]', { problem: 'case', line: 1 }],
	['[{"case":"a","question":"0123456789ab","rating":0,"reviewedAt":"2026-11-21T10:00:00Z"}]', { problem: 'rating', line: 1 }],
] as const)('a file with something wrong in it is refused by its line: %j', ([text, problem]) => {
	expect(readHistory(text, now)).toEqual(problem);
});
