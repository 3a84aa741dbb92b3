import { SaxesParser, type SaxesTagNS } from 'saxes';

/** Why a drawing is not taken. */
export type SvgRefusal = 'broken' | 'active' | 'foreign';

const svg = 'http://www.w3.org/2000/svg';
/** What drawing programs leave behind and browsers pass over. */
const remarks = [
	'http://www.inkscape.org/namespaces/inkscape',
	'http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd',
	'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
	'http://creativecommons.org/ns#',
	'http://purl.org/dc/elements/1.1/',
];
const shapes = new Set(
	'svg g path rect circle ellipse line polyline polygon text tspan textPath defs symbol use title desc metadata style linearGradient radialGradient stop clipPath mask pattern marker filter feGaussianBlur feOffset feBlend feColorMatrix feFlood feComposite feMerge feMergeNode'.split(
		' ',
	),
);

/**
 * Whether a file is a drawing that does nothing but be looked at. It is refused rather than cleaned: a logo that has lost
 * something in silence is a wrong logo. `active` has a script, an event or an animation, `foreign` fetches something or holds
 * what is no drawing.
 */
export function checkSvg(text: string): SvgRefusal | undefined {
	const parser = new SaxesParser({ xmlns: true });
	let refusal: SvgRefusal | undefined;
	let depth = 0;
	let roots = 0;
	const refuse = (why: SvgRefusal) => {
		refusal ??= why;
	};
	parser.on('error', () => refuse('broken'));
	// Entities could hide anything.
	parser.on('doctype', () => refuse('foreign'));
	parser.on('processinginstruction', () => refuse('foreign'));
	parser.on('text', (said) => fetches(said) && refuse('foreign'));
	parser.on('cdata', (said) => fetches(said) && refuse('foreign'));
	parser.on('opentag', (tag) => {
		if (depth++ === 0 && (tag.local !== 'svg' || tag.uri !== svg || ++roots > 1)) refuse('broken');
		const why = troubleWith(tag);
		if (why) refuse(why);
	});
	parser.on('closetag', () => depth--);
	try {
		parser.write(text).close();
	} catch {
		refuse('broken');
	}
	return refusal ?? (roots === 0 ? 'broken' : undefined);
}

function troubleWith({ local, uri, attributes }: SaxesTagNS): SvgRefusal | undefined {
	if (remarks.includes(uri)) return undefined;
	if (uri !== svg) return 'foreign';
	if (/^(script|set|animate.*|handler|listener)$/i.test(local)) return 'active';
	if (!shapes.has(local)) return 'foreign';
	for (const { local: name, value } of Object.values(attributes)) {
		if (/^on/i.test(name) || /(java|vb)script:/i.test(value.replaceAll(/\s/g, ''))) return 'active';
		if (/^(href|src|base)$/i.test(name) && !value.trim().startsWith('#')) return 'foreign';
		if (fetches(value)) return 'foreign';
	}
	return undefined;
}

/** Whether a style fetches something: CSS may also write its letters as escapes. */
function fetches(style: string): boolean {
	return /@import|image-set|\\|url\(\s*(?!["']?#)/i.test(style);
}
