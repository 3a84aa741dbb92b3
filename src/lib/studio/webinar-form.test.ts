import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkWebinar, newPart, partField, readWebinarValues, valuesOfWebinar, type WebinarValues } from './webinar-form.ts';

const part = {
	...newPart,
	title: 'Del',
	startsAt: '2027-03-01T10:00',
	host: 'Kari Dikt',
	panel: 'Ola Dikt\r\n\r\n  Per   Dikt ',
};
const values = (more: Partial<WebinarValues> = {}): WebinarValues => ({
	...{ title: 'Havet', lead: '', language: 'nb', kind: 'webinar', isPublished: true, parts: [part] },
	...more,
});
const problemsOf = (given: WebinarValues) => {
	const checked = checkWebinar(given);
	return 'problems' in checked ? checked.problems : [];
};

test('what is written is read, in Norwegian time, and a new part that nobody touched is none', () => {
	expect(checkWebinar(values({ parts: [part, newPart] }))).toEqual({
		content: {
			...{ title: 'Havet', lead: null, language: 'nb', kind: 'webinar', isPublished: true },
			parts: [
				{
					...{ title: 'Del', startsAt: new Date('2027-03-01T09:00:00Z'), minutes: 30, place: null, url: null, programme: [] },
					people: [
						{ name: 'Kari Dikt', role: 'host' },
						{ name: 'Ola Dikt', role: 'panel' },
						{ name: 'Per Dikt', role: 'panel' },
					],
				},
			],
		},
	});
});

test.for([
	['title', { title: ' ' }, 'title', 'title'],
	['title', { title: 'x'.repeat(10_000) }, 'title', 'title'],
	['lead', { lead: 'x'.repeat(10_000) }, 'lead', 'lead'],
	['language', { language: '<b>' }, 'language', 'language'],
	['kind', { kind: 'fest' }, 'kind', 'kind'],
	['negative minutes', { parts: [{ ...part, minutes: '-30' }] }, partField(0, 'minutes'), 'minutes'],
	['too many minutes', { parts: [{ ...part, minutes: '1441' }] }, partField(0, 'minutes'), 'minutes'],
	['no time', { parts: [{ ...part, startsAt: 'i morgen' }] }, partField(0, 'startsAt'), 'startsAt'],
	['an address that is a script', { parts: [{ ...part, url: 'javascript:alert(1)' }] }, partField(0, 'url'), 'url'],
	['a name', { parts: [{ ...part, speaker: 'x'.repeat(10_000) }] }, partField(0, 'speaker'), 'people'],
	['a part without a title', { parts: [part, { ...newPart, place: 'Diktvik' }] }, partField(1, 'title'), 'title'],
	['published without a time', { parts: [{ ...part, startsAt: '' }] }, 'isPublished', 'parts'],
	[
		'the part after one that goes',
		{
			parts: [
				{ ...part, removes: true },
				{ ...part, minutes: '0' },
			],
		},
		partField(1, 'minutes'),
		'minutes',
	],
] as const)('%s: the problem names its field', ([, more, field, problem]) => {
	expect(problemsOf(values(more as Partial<WebinarValues>))).toEqual([{ field, problem }]);
});

test('a draft needs no time', () => {
	expect(problemsOf(values({ isPublished: false, parts: [] }))).toEqual([]);
});

test('the form of what was read is read as the same', () => {
	const text = fc.string({ minLength: 1, maxLength: 40 }).filter((one) => one.trim() !== '');
	const any = fc.record({
		title: text,
		startsAt: fc.constantFrom('', '2027-07-01T10:00', '2027-10-31T02:30'),
		programme: fc.string(),
		host: text,
	});
	fc.assert(
		fc.property(fc.array(any, { maxLength: 4 }), (parts) => {
			const first = checkWebinar(values({ isPublished: false, parts: parts.map((one) => ({ ...part, ...one })) }));
			if (!('content' in first)) throw new Error(JSON.stringify(first));
			const { content } = first;
			const shown = valuesOfWebinar(content);
			const fields: Record<string, string> = { ...shown, parts: String(shown.parts.length), isPublished: '' } as never;
			for (const [i, one] of shown.parts.entries())
				for (const [name, value] of Object.entries(one))
					fields[partField(i, name as 'id')] = value === false ? '' : String(value);
			expect(checkWebinar(readWebinarValues((name) => fields[name] ?? ''))).toEqual({ content });
		}),
	);
});
