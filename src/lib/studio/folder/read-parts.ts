import type { z } from 'zod';
import { Invalid } from '#lib/platform/errors.ts';
import type { UnplacedLine } from '../case-document.ts';
import { type Field, fields, type Part } from './fields.ts';
import { type Entry, splitFrontMatter } from './front-matter.ts';
import type { Read } from './lines.ts';
import { numbered, readBody } from './sections.ts';

/** Reads the parts of a case from its file, each checked, and lists the lines that have no place. */
export function readParts(text: string, source: string): Read<Map<Part, unknown>> {
	const { entries, body, bodyLine } = splitFrontMatter(text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n'), source);
	const { value: parts, unplaced } = readEntries(entries, source);
	const below = readBody(numbered(body, bodyLine), namesOf(parts.get('people')), new Set(parts.keys()));
	for (const [part, { line, value }] of below.value)
		parts.set(part, checked(schemaOf(part), value, `${source}, line ${line}`, part));
	return { value: parts, unplaced: [...unplaced, ...below.unplaced] };
}

/** The names of a case's people, by which the labels of its turns are recognised. */
export function namesOf(people: unknown): string[] {
	return ((people ?? []) as { name: string }[]).map(({ name }) => name);
}

/** Says in one sentence what the schema refuses in a value, and where it stands. */
export function checked(schema: z.ZodType, value: unknown, where: string, name: string): unknown {
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	const path = issue?.path.map((step) => (typeof step === 'number' ? `item ${step + 1}` : String(step))) ?? [];
	throw new Invalid(`${where}: ${[name, ...path].filter((step) => step !== '').join(', ')}: ${issue?.message}.`, name);
}

function readEntries(entries: readonly Entry[], source: string): Read<Map<Part, unknown>> {
	const parts = new Map<Part, unknown>();
	const unplaced: UnplacedLine[] = [];
	for (const { key, value, line } of entries) {
		const field = fields.get(key);
		if (field && value !== '')
			addPart(parts, field, checked(field.schema, field.codec.read(value), `${source}, line ${line}`, key));
		else if (!field) unplaced.push({ line, text: `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}` });
	}
	return { value: parts, unplaced };
}

/** Guests and hosts stand under two keys and are one list of people. */
function addPart(parts: Map<Part, unknown>, { part }: Field, value: unknown): void {
	const before = parts.get(part);
	parts.set(part, Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value);
}

function schemaOf(part: Part): z.ZodType {
	const field = [...fields.values()].find((candidate) => candidate.part === part);
	if (!field) throw new Error(`the part ${part} has no field`);
	return field.schema;
}
