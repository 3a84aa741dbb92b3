import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findMoment, longestMomentMs, readSpan } from './find-moment.ts';
import type { Transcript } from './transcript.ts';

const talk: Transcript = {
	language: 'nb',
	turns: [
		{ kind: 'speech', speaker: 'Åse', text: 'Hva skjedde?', startMs: 1000, endMs: 2500 },
		{
			kind: 'speech',
			speaker: 'Per',
			text: 'Ingenting. Vi ventet. Så kom bussen.',
			sentences: [
				{ text: 'Ingenting.', startMs: 3000, endMs: 4000 },
				{ text: 'Vi ventet.', startMs: 4100, endMs: 5000, confidence: 0.2 },
				{ text: 'Så kom bussen.', startMs: 6000, endMs: 8000, confidence: 0.9 },
			],
		},
	],
};
const at = (startMs: number, endMs: number, transcript = talk, durationMs: number | null = null) =>
	findMoment(transcript, { startMs, endMs }, durationMs);

test.each([
	['from=83.4&to=95.2', { startMs: 83_400, endMs: 95_200 }],
	['from=0&to=1.001', { startMs: 0, endMs: 1001 }],
	['from=5', { startMs: 5000, endMs: Number.POSITIVE_INFINITY }],
	['from=5&to=', undefined],
	['from=5&to=5', undefined],
	['from=6&to=5', undefined],
	['from=&to=5', undefined],
	['to=5', undefined],
	['from=-1&to=5', undefined],
	['from=1e3&to=2e3', undefined],
	['from=NaN&to=Infinity', undefined],
	['from=1&to=12345678', undefined],
])('the address ?%s', (query, span) => {
	expect(readSpan(new URLSearchParams(query))).toEqual(span);
});

describe('a stretch snaps to the sentences that it touches', () => {
	test('within a turn', () => {
		expect(at(6500, 7000)).toEqual({
			moment: { startMs: 6000, endMs: 8000, turns: [{ speaker: 'Per', text: 'Så kom bussen.' }] },
		});
	});

	test('across turns, with the sentence between whose time is too uncertain', () => {
		expect(at(2000, 6500)).toEqual({
			moment: {
				startMs: 1000,
				endMs: 8000,
				turns: [
					{ speaker: 'Åse', text: 'Hva skjedde?' },
					{ speaker: 'Per', text: 'Ingenting. Vi ventet. Så kom bussen.' },
				],
			},
		});
	});

	test('until the end, when no end is given', () => {
		expect(at(6000, Number.POSITIVE_INFINITY)).toMatchObject({ moment: { startMs: 6000, endMs: 8000 } });
	});

	test('a rounded second does not drag the neighbour along, yet a very short stretch finds its sentence', () => {
		expect(at(2950, 4050)).toMatchObject({ moment: { startMs: 3000, endMs: 4000 } });
		expect(at(950, 3050)).toMatchObject({ moment: { startMs: 1000, endMs: 2500 } });
		expect(at(3990, 4000)).toMatchObject({ moment: { startMs: 3000, endMs: 4000 } });
	});

	test('one who interrupts does not drag the other along', () => {
		const both: Transcript = {
			language: 'nb',
			turns: [
				{ kind: 'speech', text: 'A', startMs: 0, endMs: 10_000 },
				{ kind: 'speech', text: 'B', startMs: 9000, endMs: 20_000 },
			],
		};
		expect(at(0, 5000, both)).toMatchObject({ moment: { startMs: 0, endMs: 9000, turns: [{ text: 'A' }] } });
	});

	test('a sentence without an end lasts until the next, and the last no longer than the recording', () => {
		const open: Transcript = {
			language: 'nb',
			turns: [
				{ kind: 'speech', text: 'A', startMs: 0 },
				{ kind: 'speech', text: 'B', startMs: 1000 },
			],
		};
		expect(at(100, 300, open, 1800)).toMatchObject({ moment: { startMs: 0, endMs: 1000 } });
		expect(at(1100, 1300, open, 1800)).toMatchObject({ moment: { startMs: 1000, endMs: 1800 } });
	});
});

test('what is no moment says why', () => {
	const long: Transcript = { language: 'nb', turns: [{ kind: 'speech', text: 'A', startMs: 0, endMs: longestMomentMs + 1 }] };
	expect(findMoment(talk, undefined, null)).toEqual({ problem: 'unclear' });
	expect(at(0, longestMomentMs + 1)).toEqual({ problem: 'tooLong' });
	expect(at(0, 500, long)).toEqual({ problem: 'tooLong' });
	expect(at(8000, 9000)).toEqual({ problem: 'beyond' });
	expect(at(4400, 5800)).toEqual({ problem: 'silent' });
	expect(at(0, 1, { language: 'nb', turns: [{ kind: 'speech', text: 'A' }] })).toEqual({ problem: 'untimed' });
});

const milliseconds = fc.nat(60_000);
const anyTurn = fc.record(
	{ kind: fc.constant('speech' as const), text: fc.constantFrom('A', 'B', 'C'), startMs: milliseconds, endMs: milliseconds },
	{ requiredKeys: ['kind', 'text'] },
);

test('with any times, a moment is a stretch that can be quoted and that finds itself', () => {
	fc.assert(
		fc.property(fc.array(anyTurn, { minLength: 1, maxLength: 12 }), milliseconds, milliseconds, (turns, a, b) => {
			const found = at(Math.min(a, b), Math.max(a, b) + 1, { language: 'nb', turns });
			if ('problem' in found) return;
			const { startMs, endMs } = found.moment;
			expect(endMs).toBeGreaterThan(startMs);
			expect(endMs - startMs).toBeLessThanOrEqual(longestMomentMs);
			expect(found.moment.turns.length).toBeGreaterThan(0);
			const again = at(startMs, endMs, { language: 'nb', turns });
			expect(again).toMatchObject({ moment: { startMs, endMs } });
		}),
		{ numRuns: 2000 },
	);
});
