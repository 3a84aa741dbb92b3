import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseContent } from '#lib/catalogue/case-content.ts';
import { storable } from '#lib/platform/storable-text.ts';
import { arbitraryCaseDocument } from '../../../tests/arbitraries/case-document.ts';
import { type CaseDocument, caseDocument } from './case-document.ts';
import { conflictKey, mergeDocuments } from './merge-documents.ts';

const document = arbitraryCaseDocument.map((any) => caseDocument.parse(storable(any)));
/** Two edits of one case: whatever is not changed is the base's. */
const editsPicking = (...sides: string[]) =>
	fc
		.tuple(document, document, document, fc.array(fc.constantFrom(...sides), { minLength: 40, maxLength: 40 }))
		.map(([base, one, other, picks]) => ({
			base,
			mine: mixed(base, one, picks, 'mine'),
			theirs: mixed(base, other, picks, 'theirs'),
		}));
const twoEdits = editsPicking('base', 'mine', 'theirs', 'both');
/** Two edits that never change the same field. */
const apart = editsPicking('base', 'mine', 'theirs');

/** The base with those fields of another document that this side changes. */
function mixed(base: CaseDocument, other: CaseDocument, picks: string[], side: string): CaseDocument {
	const takes = (_: unknown, i: number) => picks[i] === side || picks[i] === 'both';
	const names = Object.keys(caseContent.shape);
	const content = { ...base.case };
	for (const name of names.filter(takes)) Object.assign(content, { [name]: other.case[name as 'title'] });
	const rest = { transcript: base.transcript, media: base.media, quiz: base.quiz };
	for (const [i, name] of (['transcript', 'media', 'quiz'] as const).entries())
		if (takes(name, 37 + i)) Object.assign(rest, { [name]: other[name] });
	return caseDocument.parse(storable({ case: content, ...rest }));
}

const small: CaseDocument = caseDocument.parse({
	case: {
		title: 'En case',
		language: 'nb',
		ingress: 'Kort',
		people: [{ name: 'Kari Moe', role: 'guest' }],
		outcomes: ['En', 'To', 'Tre'],
	},
	transcript: {
		language: 'nb',
		turns: ['Hei.', 'Hallo.', 'Ha det.'].map((text, i) => ({ speaker: i % 2 ? 'Ola' : 'Kari', text, startMs: i * 1000 })),
	},
});
const edited = (change: (copy: CaseDocument) => void): CaseDocument => {
	const copy = structuredClone(small);
	change(copy);
	return copy;
};
const said = (document: CaseDocument) => document.transcript?.turns.map(({ speaker, text }) => `${speaker}: ${text}`);

describe('merging two edits', () => {
	test('the same edit on both sides is that edit, and an edit of one side alone is that side’s', () => {
		fc.assert(
			fc.property(document, document, (base, edit) => {
				expect(mergeDocuments(base, edit, edit)).toEqual({ document: edit, conflicts: [] });
				expect(mergeDocuments(base, edit, base)).toEqual({ document: edit, conflicts: [] });
				expect(mergeDocuments(base, base, edit)).toEqual({ document: edit, conflicts: [] });
			}),
		);
	});

	test('sides that change different fields both get theirs', () => {
		fc.assert(
			fc.property(apart, ({ base, mine, theirs }) => {
				const { document: merged, conflicts } = mergeDocuments(base, mine, theirs);
				expect(conflicts).toEqual([]);
				for (const side of [mine, theirs])
					for (const name of Object.keys({ ...base.case, ...side.case }) as (keyof CaseDocument['case'])[])
						if (JSON.stringify(side.case[name]) !== JSON.stringify(base.case[name]))
							expect(merged.case[name]).toEqual(side.case[name]);
			}),
		);
	});

	test('it does not matter who was first, but for contradictions, which are the same ones', () => {
		fc.assert(
			fc.property(twoEdits, ({ base, mine, theirs }) => {
				const there = mergeDocuments(base, mine, theirs);
				const back = mergeDocuments(base, theirs, mine);
				const keys = ({ conflicts }: typeof there) => conflicts.map(({ path }) => conflictKey(path)).sort();
				expect(keys(there)).toEqual(keys(back));
				if (there.conflicts.length === 0) expect(there.document).toEqual(back.document);
			}),
		);
	});

	test('a choice for every contradiction leaves none, and is what comes out', () => {
		fc.assert(
			fc.property(twoEdits, ({ base, mine, theirs }) => {
				const { conflicts } = mergeDocuments(base, mine, theirs);
				const settled = new Map(
					conflicts.map(({ path, mine: value, theirs: seen }) => [conflictKey(path), { value, theirs: seen }]),
				);
				const again = mergeDocuments(base, mine, theirs, settled);
				expect(again.conflicts).toEqual([]);
				for (const { path, mine: chosen } of conflicts)
					if (path.length === 2 && path[0] === 'case') expect(again.document.case[path[1] as 'title']).toEqual(chosen);
			}),
		);
	});

	test('whatever is in neither result nor contradiction was taken out by somebody', () => {
		fc.assert(
			fc.property(twoEdits, ({ base, mine, theirs }) => {
				const { document: merged, conflicts } = mergeDocuments(base, mine, theirs);
				const kept = JSON.stringify([merged.case.outcomes, conflicts]);
				for (const side of [mine, theirs]) {
					const isNew = (text: string) => !base.case.outcomes.includes(text);
					for (const text of side.case.outcomes.filter(isNew)) expect(kept).toContain(JSON.stringify(text));
				}
			}),
		);
	});
});

describe('lists', () => {
	test('one changes an item, another adds, a third removes: all of it happens', () => {
		const mine = edited(({ case: { outcomes } }) => void outcomes.splice(2, 1, 'Tre igjen'));
		const theirs = edited(({ case: { outcomes } }) => void outcomes.push('Fire'));
		const one = mergeDocuments(small, mine, theirs);
		expect(one).toMatchObject({ conflicts: [], document: { case: { outcomes: ['En', 'To', 'Tre igjen', 'Fire'] } } });
		const third = edited(({ case: { outcomes } }) => void outcomes.shift());
		expect(mergeDocuments(small, one.document, third).document.case.outcomes).toEqual(['To', 'Tre igjen', 'Fire']);
	});

	test('two fields of one person', () => {
		const mine = edited(({ case: { people } }) => void Object.assign(people[0] ?? {}, { title: 'rektor' }));
		const theirs = edited(({ case: { people } }) => void Object.assign(people[0] ?? {}, { organisation: 'Skolen' }));
		expect(mergeDocuments(small, mine, theirs).document.case.people).toEqual([
			{ name: 'Kari Moe', role: 'guest', title: 'rektor', organisation: 'Skolen' },
		]);
	});

	test('who says a turn and what is said are two things, the words and their times one', () => {
		const mine = edited(({ transcript }) => void Object.assign(transcript?.turns[1] ?? {}, { text: 'Hallo, du.' }));
		const theirs = edited(({ transcript }) => void Object.assign(transcript?.turns[1] ?? {}, { speaker: 'Ola Lie' }));
		expect(said(mergeDocuments(small, mine, theirs).document)?.[1]).toBe('Ola Lie: Hallo, du.');
		const timed = edited(({ transcript }) => void Object.assign(transcript?.turns[1] ?? {}, { startMs: 1100 }));
		expect(mergeDocuments(small, mine, timed).conflicts).toMatchObject([
			{ path: ['transcript', 'turns', 1, 'said'], mine: { text: 'Hallo, du.' }, theirs: { startMs: 1100 } },
		]);
	});

	test('removing what another changes is a contradiction, and either may be chosen', () => {
		const mine = edited(({ case: { outcomes } }) => void outcomes.splice(1, 1));
		const theirs = edited(({ case: { outcomes } }) => void outcomes.splice(1, 1, 'To og en halv'));
		const { conflicts } = mergeDocuments(small, mine, theirs);
		expect(conflicts).toEqual([{ path: ['case', 'outcomes', 1], base: 'To', theirs: 'To og en halv' }]);
		const settled = (seen: string) => new Map([['case/outcomes/1', { value: undefined, theirs: seen }]]);
		expect(mergeDocuments(small, mine, theirs, settled('To og en halv')).document.case.outcomes).toEqual(['En', 'Tre']);
		expect(mergeDocuments(small, mine, theirs, settled('noe annet')).conflicts).toEqual(conflicts);
	});

	test('without a base every difference is a contradiction, also what one side has not', () => {
		const mine = edited(({ case: content }) => void Object.assign(content, { ingress: undefined, place: 'Bø' }));
		const { conflicts } = mergeDocuments(undefined, storable(mine), small);
		expect(conflicts.map(({ path }) => conflictKey(path)).sort()).toEqual(['case/ingress', 'case/place']);
	});
});
