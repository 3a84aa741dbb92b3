import { Document, isMap, isScalar, LineCounter, parseDocument, visit, type YAMLSeq } from 'yaml';
import { Invalid } from '#lib/platform/errors.ts';

const shortWord = /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,30}$/u;

/** One key of the front matter with its value, all of it as text, lists and records. */
export interface Entry {
	key: string;
	value: unknown;
	line: number;
}

/** Splits a case file into the entries between its `---` lines and the text below them. */
export function splitFrontMatter(text: string, source: string): { entries: Entry[]; body: string; bodyLine: number } {
	const [whole, yaml = ''] = /^---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|$)/s.exec(text) ?? [];
	if (whole === undefined) {
		throw new Invalid(
			`${source}, line 1: no front matter; begin the file with a line of ---, the fields, and a line of --- again.`,
		);
	}
	return { entries: readYaml(yaml, source), body: text.slice(whole.length), bodyLine: whole.split('\n').length };
}

/** Writes the fields between `---` lines, one line each as far as they go. */
export function writeFrontMatter(fields: Record<string, unknown>): string {
	const document = new Document(fields);
	visit(document, { Seq: (_key, node) => putOnOneLine(node) });
	return `---\n${document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER, flowCollectionPadding: false })}---\n`;
}

/** Everything is read as text (failsafe), and aliases, which can blow a small file up to gigabytes, are refused. */
function readYaml(yaml: string, source: string): Entry[] {
	const counter = new LineCounter();
	const lineOf = (offset: number) => counter.linePos(offset).line + 1;
	const document = parseDocument(yaml, { schema: 'failsafe', lineCounter: counter, prettyErrors: false });
	const [error] = document.errors;
	if (error) throw new Invalid(`${source}, line ${lineOf(error.pos[0])}: ${explain(error.message)}`);
	refuseLostSigns(document, yaml, (offset) => `${source}, line ${lineOf(offset)}`);
	if (document.contents === null) return [];
	if (!isMap(document.contents))
		throw new Invalid(`${source}, line 2: the front matter is no list of fields; write each as key: value.`);
	const value: object = withoutAliases(document, source);
	const lines = new Map(document.contents.items.map(({ key }) => [String(key), lineOf(key.range?.[0] ?? 0)]));
	return Object.entries(value).map(([key, entry]) => ({ key, value: entry, line: lines.get(key) ?? 2 }));
}

/** `number: #0608` and `title: Sak #2` lose what follows the sign as a comment; `# a remark` is meant as one. */
function refuseLostSigns(document: Document.Parsed, yaml: string, where: (offset: number) => string): void {
	visit(document, {
		Scalar: (_key, { range }) => {
			const [, lost] = /^[ \t]*(#\S.*)/.exec(yaml.slice(range?.[1])) ?? [];
			if (lost === undefined) return;
			throw new Invalid(
				`${where(range?.[1] ?? 0)}: ${lost} would be lost, because # begins a remark; write the value in "quotes".`,
			);
		},
	});
}

function withoutAliases(document: Document.Parsed, source: string): object {
	try {
		return document.toJS({ maxAliasCount: 0 });
	} catch {
		throw new Invalid(`${source}: the front matter refers to other parts of itself by * or << aliases; write the values out.`);
	}
}

function explain(message: string): string {
	const sentence = message.split('\n')[0]?.replace(/\.?$/, '') ?? '';
	return `the front matter is not YAML (${sentence}); a text that holds a colon or begins with a sign stands in "quotes".`;
}

/** A list of short words or numbers stands on one line: `goals: [8, 9]`. */
function putOnOneLine(node: YAMLSeq): void {
	node.flow = node.items.every((item) => isScalar(item) && shortWord.test(String(item.value)));
}
