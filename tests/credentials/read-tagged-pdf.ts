import { inflateSync } from 'node:zlib';

/** An element of a PDF's structure with the text that stands in it, and what stands for it. */
export interface TaggedElement {
	type: string;
	lang: string | undefined;
	alt: string | undefined;
	/** The text that is shown, letter by letter as the fonts name them, or what is said to be meant. */
	text: string;
	children: TaggedElement[];
}

/** What a screen reader gets from a PDF, and what a checker asks first. */
export interface TaggedPdf {
	root: TaggedElement;
	catalog: string;
	/** Every object as it is written, streams unpacked. */
	objects: Map<number, { dictionary: string; stream: Buffer | undefined }>;
	/** Stretches of a page's content that show text and belong to no element and no decoration. */
	untagged: string[];
}

type Objects = TaggedPdf['objects'];

/** Reads a PDF the way its structure orders it: catalog → structure tree → marked content → fonts' own tables of letters. */
export function readTaggedPdf(bytes: Uint8Array): TaggedPdf {
	const objects = readObjects(Buffer.from(bytes));
	const catalog = [...objects.values()].find(({ dictionary }) => dictionary.includes('/Type /Catalog'))?.dictionary ?? '';
	const contents = new Map<string, string>();
	const untagged: string[] = [];
	for (const [id, { dictionary }] of objects) if (/\/Type \/Page\b/.test(dictionary)) readPage(objects, id, contents, untagged);
	const tree = at(objects, reference(catalog, 'StructTreeRoot'));
	const root = readElement(objects, Number(/\/K \[(\d+) 0 R/.exec(tree)?.[1]), contents);
	return { root, catalog, objects, untagged };
}

/** The elements below one, in the order in which they are read, itself first. */
export function inOrder(element: TaggedElement): TaggedElement[] {
	return [element, ...element.children.flatMap(inOrder)];
}

function readObjects(bytes: Buffer): Objects {
	const text = bytes.toString('latin1');
	const objects: Objects = new Map();
	for (const { 1: id, index } of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
		const start = text.indexOf('obj\n', index) + 4;
		const end = text.indexOf('endobj', start);
		const streamAt = text.slice(start, end).indexOf('\nstream\n');
		const dictionary = text.slice(start, streamAt < 0 ? end : start + streamAt);
		const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
		const raw = streamAt < 0 ? undefined : bytes.subarray(start + streamAt + 8, start + streamAt + 8 + length);
		objects.set(Number(id), { dictionary, stream: raw && (dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw) });
	}
	return objects;
}

const at = (objects: Objects, id: number) => objects.get(id)?.dictionary ?? '';
const reference = (dictionary: string, name: string) => Number(new RegExp(`/${name} (\\d+) 0 R`).exec(dictionary)?.[1]);

function readElement(objects: Objects, id: number, contents: Map<string, string>): TaggedElement {
	const dictionary = at(objects, id);
	const kids = /\/K \[([\s\S]*?)\]\s*(?:\/|>>)/.exec(dictionary)?.[1] ?? '';
	const element = {
		type: /\/S \/(\w+)/.exec(dictionary)?.[1] ?? '',
		lang: readString(dictionary, 'Lang'),
		alt: readString(dictionary, 'Alt'),
		text: '',
		children: [] as TaggedElement[],
	};
	const own = reference(dictionary, 'Pg');
	for (const [whole, child, mcid] of kids.matchAll(/<<[\s\S]*?>>|(\d+) 0 R|(\d+)/g)) {
		const elsewhere = /\/MCID (\d+)/.exec(whole)?.[1];
		if (child) element.children.push(readElement(objects, Number(child), contents));
		else if (mcid) element.text += contents.get(`${own}:${mcid}`) ?? '';
		else if (elsewhere) element.text += contents.get(`${reference(whole, 'Pg')}:${elsewhere}`) ?? '';
	}
	return element;
}

/** A string that is written in brackets, as bytes or as UTF-16 behind its mark. */
function readString(dictionary: string, name: string): string | undefined {
	const found = new RegExp(`/${name} \\(((?:\\\\[\\s\\S]|[^\\\\)])*)\\)`).exec(dictionary)?.[1];
	const bytes = found?.replace(
		/\\([\s\S])/g,
		(_, next) => ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' })[next as 'n'] ?? next,
	);
	return bytes?.startsWith('\xfe\xff') ? Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le') : bytes;
}

/** Notes the text of each piece of marked content of a page under `page:mcid`. */
function readPage(objects: Objects, page: number, contents: Map<string, string>, untagged: string[]): void {
	const content = objects.get(reference(at(objects, page), 'Contents'))?.stream?.toString('latin1') ?? '';
	const fonts = readFonts(objects, at(objects, reference(at(objects, page), 'Resources')));
	const open: { mcid?: string; decoration?: boolean; meant?: string }[] = [];
	let font = new Map<string, string>();
	const token = /\/(\w+) (<<[\s\S]*?>>|) ?(BDC|BMC)\n|EMC\n|\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g;
	for (const [whole, tag, options = '', , named, shown] of content.matchAll(token)) {
		if (whole.startsWith('EMC')) open.pop();
		else if (tag) open.push(markOf(tag, options));
		else if (named) font = fonts.get(named) ?? new Map();
		else if (shown !== undefined) {
			const mcid = open.findLast((mark) => mark.mcid !== undefined)?.mcid;
			const meant = open.find((mark) => mark.meant !== undefined);
			const text = meant ? (meant.meant ?? '') : decode(shown, font);
			if (meant) meant.meant = '';
			if (mcid !== undefined) contents.set(`${page}:${mcid}`, (contents.get(`${page}:${mcid}`) ?? '') + text);
			else if (!open.some(({ decoration }) => decoration)) untagged.push(text);
		}
	}
}

function markOf(tag: string, options: string) {
	const mcid = /\/MCID (\d+)/.exec(options)?.[1];
	const meant = readString(options, 'ActualText');
	return { ...(mcid && { mcid }), ...(tag === 'Artifact' && { decoration: true }), ...(meant !== undefined && { meant }) };
}

/** What each glyph of each font stands for, by the font's table to Unicode. */
function readFonts(objects: Objects, resources: string): Map<string, Map<string, string>> {
	const fonts = new Map<string, Map<string, string>>();
	for (const [, name = '', id] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
		const table = objects.get(reference(at(objects, Number(id)), 'ToUnicode'))?.stream?.toString('latin1') ?? '';
		const letters = new Map<string, string>();
		for (const [, first = '', list = ''] of table.matchAll(/<([\da-f]{4})> <[\da-f]{4}> \[([^\]]*)\]/g)) {
			for (const [i, [, codes = '']] of [...list.matchAll(/<([^>]*)>/g)].entries()) {
				const code = (Number.parseInt(first, 16) + i).toString(16).padStart(4, '0');
				letters.set(code, String.fromCharCode(...codes.split(' ').map((unit) => Number.parseInt(unit, 16))));
			}
		}
		fonts.set(name, letters);
	}
	return fonts;
}

function decode(shown: string, font: Map<string, string>): string {
	const codes = [...shown.matchAll(/<([\da-f]+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
	return codes.map((code) => font.get(code) ?? '?').join('');
}
