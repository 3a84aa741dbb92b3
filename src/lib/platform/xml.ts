/** A piece of finished XML, which the template below does not escape again. */
export class Xml {
	readonly markup: string;

	constructor(markup: string) {
		this.markup = markup;
	}
}

type Value = string | number | boolean | Xml | undefined;

/** XML 1.0 has no way to write these, not even escaped (https://www.w3.org/TR/xml/#charsets). */
const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/**
 * Makes XML from a template: values are escaped, pieces of XML are not, `undefined` is nothing. White space that a
 * parser would change is written as references: CR everywhere, tab and line feed in attributes.
 */
export function xml(strings: TemplateStringsArray, ...values: Value[]): Xml {
	const parts = values.map((value, i) => {
		if (value instanceof Xml) return value.markup;
		return strings[i]?.endsWith('="') ? escapeAttribute(value ?? '') : escapeText(value ?? '');
	});
	return new Xml(strings.map((string, i) => string + (parts[i] ?? '')).join(''));
}

/** The XML for a value, or nothing where there is none. */
export function optional<T>(value: T | undefined, make: (value: T) => Xml): Xml | undefined {
	return value === undefined ? undefined : make(value);
}

/** Attributes with their values, each with a space before it; those without a value are left out. */
export function attributes(values: Record<string, string | number | undefined>): Xml {
	const present = Object.entries(values).flatMap(([name, value]) =>
		value === undefined ? [] : ` ${name}="${escapeAttribute(value)}"`,
	);
	return new Xml(present.join(''));
}

/** Pieces of XML, each on its own line. */
export function lines(pieces: readonly (Xml | undefined)[]): Xml {
	return new Xml(pieces.flatMap((piece) => piece?.markup ?? []).join('\n'));
}

/** HTML as it is, unread by the XML parser; `]]>` is divided between two sections. */
export function cdata(html: string): Xml {
	return new Xml(`<![CDATA[${withoutIllegal(html).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`);
}

/** Plain text where apps expect HTML: escaped once for HTML, unread by the XML parser. */
export function textAsHtml(text: string): Xml {
	return cdata(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
}

function escapeAttribute(value: string | number | boolean): string {
	return escapeText(value).replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}

function escapeText(value: string | number | boolean): string {
	return withoutIllegal(String(value))
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;')
		.replaceAll('\r', '&#13;');
}

function withoutIllegal(text: string): string {
	return text.replace(ILLEGAL, '');
}
