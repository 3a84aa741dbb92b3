import { SaxesParser } from 'saxes';
import { type QuizSaying, UnreadableQuiz } from '../quiz-saying.ts';

/** An element with what stands in it; names come without their prefixes. */
export interface Element {
	name: string;
	attributes: Readonly<Record<string, string>>;
	/** Where it begins in the file. */
	line: number;
	children: (Element | string)[];
}

/** No question is nested deeper, and deep nesting would take the parser's time. */
const DEEPEST = 64;
const CHUNK = 65_536;

/**
 * Reads a whole XML document. A document type is refused unread, and with it every entity that could blow up or
 * fetch something.
 * @throws UnreadableQuiz with the line of what is not well-formed, nested too deep or declares a type
 */
export function readXmlTree(xml: string, name?: string): Element {
	const parser = new SaxesParser();
	const open: Element[] = [];
	let root: Element | undefined;
	const refuse = (key: QuizSaying['key'], why = ''): never => {
		throw new UnreadableQuiz({ key, about: { ...(name && { file: name }), line: parser.line, why } });
	};
	parser.on('error', ({ message }) => refuse('notXml', message.replace(/^[\d:]+ /, '').replace(/\.$/, '')));
	parser.on('doctype', () => refuse('xmlDoctype'));
	parser.on('opentag', ({ name, attributes }) => {
		if (open.length === DEEPEST) refuse('xmlDeep');
		const element = { name: withoutPrefix(name), attributes, line: parser.line, children: [] };
		open.at(-1)?.children.push(element);
		open.push(element);
		root ??= element;
	});
	parser.on('closetag', () => void open.pop());
	for (const event of ['text', 'cdata'] as const) parser.on(event, (text) => void open.at(-1)?.children.push(text));
	for (let at = 0; at < xml.length; at += CHUNK) parser.write(xml.slice(at, at + CHUNK));
	parser.close();
	return root ?? refuse('xmlEmpty');
}

/** The elements in an element, all or those of a name. */
export function elementsIn(element: Element | undefined, name?: string): Element[] {
	const elements = element?.children.filter((child) => typeof child !== 'string') ?? [];
	return name === undefined ? elements : elements.filter((child) => child.name === name);
}

/** The first element of a name in an element. */
export function elementIn(element: Element | undefined, name: string): Element | undefined {
	return elementsIn(element, name)[0];
}

/** Every element below an element, in the order of the file. */
export function elementsBelow(element: Element): Element[] {
	return elementsIn(element).flatMap((child) => [child, ...elementsBelow(child)]);
}

/** The text in an element and what is below it, as it stands. */
export function textIn(element: Element | undefined): string {
	return element?.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('') ?? '';
}

function withoutPrefix(name: string): string {
	return name.slice(name.indexOf(':') + 1);
}
