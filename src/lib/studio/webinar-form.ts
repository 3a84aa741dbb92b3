import { type WebinarContent, type WebinarRole, webinarContent, webinarRoles } from '#lib/catalogue/webinar.ts';
import { fromOsloTime, osloTime } from './oslo-time.ts';

/** A part as its fields show it. */
export interface PartValues extends Record<WebinarRole, string> {
	/** Its key; a new part has none. */
	id: string;
	title: string;
	startsAt: string;
	minutes: string;
	place: string;
	url: string;
	programme: string;
	removes: boolean;
}

/** A webinar as its form shows it. */
export interface WebinarValues {
	title: string;
	lead: string;
	language: string;
	kind: string;
	isPublished: boolean;
	parts: PartValues[];
}

/** What is wrong in the form: `field` is the id of the field, `problem` names the sentence. */
export interface WebinarProblem {
	field: string;
	problem: (typeof problems)[number];
}

const problems = [
	...(['title', 'lead', 'language', 'kind', 'startsAt', 'minutes', 'place', 'url', 'programme', 'people', 'parts'] as const),
];
const mostParts = 41;

/** The field of a part, as its name and id. */
export function partField(index: number, name: keyof PartValues): string {
	return `part-${index}-${name}`;
}

/** The fields of a part that is not there yet. */
export const newPart: PartValues = {
	...{ id: '', title: '', startsAt: '', minutes: '30', place: '', url: '', programme: '', removes: false },
	...{ host: '', speaker: '', panel: '' },
};

type Given = Omit<WebinarContent, 'parts'> & {
	parts: readonly (Omit<WebinarContent['parts'][number], 'people'> & {
		people: readonly { name: string; role: WebinarRole }[];
	})[];
};

/** The form of a webinar that is stored. */
export function valuesOfWebinar({ title, lead, language, kind, isPublished, parts }: Given): WebinarValues {
	return {
		...{ title, lead: lead ?? '', language, kind, isPublished },
		parts: parts.map((part) => {
			const names = (role: WebinarRole) => part.people.flatMap((one) => (one.role === role ? [one.name] : [])).join('\n');
			return {
				id: String(part.id ?? ''),
				title: part.title,
				startsAt: part.startsAt ? osloTime(part.startsAt) : '',
				minutes: String(part.minutes),
				place: part.place ?? '',
				url: part.url ?? '',
				programme: part.programme.join('\n'),
				removes: false,
				...{ host: names('host'), speaker: names('speaker'), panel: names('panel') },
			};
		}),
	};
}

/** The fields as a form sent them. */
export function readWebinarValues(text: (name: string) => string): WebinarValues {
	const count = Math.min(/^\d{1,2}$/.test(text('parts')) ? Number(text('parts')) : 0, mostParts);
	const part = (index: number): PartValues => {
		const of = (name: keyof PartValues) => text(partField(index, name));
		return {
			...{
				id: of('id'),
				title: of('title'),
				startsAt: of('startsAt'),
				minutes: of('minutes'),
				place: of('place'),
				url: of('url'),
			},
			...{ programme: of('programme'), host: of('host'), speaker: of('speaker'), panel: of('panel') },
			removes: of('removes') !== '',
		};
	};
	return {
		...{ title: text('title'), lead: text('lead'), language: text('language'), kind: text('kind') },
		isPublished: text('isPublished') !== '',
		parts: Array.from({ length: count }, (_, index) => part(index)),
	};
}

/** What the form asks for, or what must be put right first. A new part that nothing was written in is none. */
export function checkWebinar(values: WebinarValues): { content: WebinarContent } | { problems: WebinarProblem[] } {
	const kept = values.parts.map((part, index) => ({ part, index })).filter(({ part }) => !part.removes && !isUntouched(part));
	const parts = kept.map(({ part }) => partOf(part));
	const { title, lead, ...rest } = values;
	const read = webinarContent.safeParse({ ...rest, title: oneLine(title), lead: lead.trim() || null, parts });
	if (read.success) return { content: read.data };
	const found = read.error.issues.map(({ path }) => problemAt(path, kept));
	return { problems: found.filter((one, i) => found.findIndex(({ field }) => field === one.field) === i) };
}

function isUntouched({ id, minutes: _minutes, removes: _removes, ...texts }: PartValues): boolean {
	return id === '' && Object.values(texts).every((text) => text.trim() === '');
}

function partOf(part: PartValues) {
	return {
		...(part.id !== '' && { id: wholeNumber(part.id) }),
		title: oneLine(part.title),
		startsAt: part.startsAt.trim() === '' ? null : fromOsloTime(part.startsAt.trim()),
		minutes: wholeNumber(part.minutes),
		place: oneLine(part.place) || null,
		url: part.url.trim() || null,
		programme: linesOf(part.programme),
		people: webinarRoles.flatMap((role) => linesOf(part[role]).map((name) => ({ name, role }))),
	};
}

function problemAt(path: PropertyKey[], kept: { part: PartValues; index: number }[]): WebinarProblem {
	const [name, at, inner, person] = path;
	const known = (one: unknown) => problems.find((problem) => problem === one) ?? 'parts';
	if (name !== 'parts' || typeof at !== 'number') {
		const problem = known(name);
		return { field: problem === 'parts' ? 'isPublished' : problem, problem };
	}
	const { part, index } = kept[at] ?? { part: newPart, index: at };
	if (inner !== 'people') return { field: partField(index, known(inner) as keyof PartValues), problem: known(inner) };
	const roles = webinarRoles.flatMap((role) => linesOf(part[role]).map(() => role));
	return { field: partField(index, roles[Number(person ?? 0)] ?? 'panel'), problem: 'people' };
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

function linesOf(text: string): string[] {
	return text.split(/\r?\n/).map(oneLine).filter(Boolean);
}

function wholeNumber(text: string): number {
	return /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN;
}
