import { SaxesParser } from 'saxes';

export interface Element {
	name: string;
	attributes: Record<string, string>;
	text: string;
	parent: string;
}

/** Every element of a well-formed document with bound prefixes, in the order of the starts. */
export function elementsOf(document: string): Element[] {
	const parser = new SaxesParser({ xmlns: true });
	const all: Element[] = [];
	const open: Element[] = [];
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('opentag', ({ name, attributes }) => {
		const values = Object.fromEntries(Object.values(attributes).map((each) => [each.name, each.value]));
		const element = { name, attributes: values, text: '', parent: open.at(-1)?.name ?? '' };
		all.push(element);
		open.push(element);
	});
	for (const event of ['text', 'cdata'] as const)
		parser.on(event, (text) => {
			const element = open.at(-1);
			if (element) element.text += text;
		});
	parser.on('closetag', () => void open.pop());
	parser.write(document).close();
	return all;
}
