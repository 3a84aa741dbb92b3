import { Refusal } from './findings.ts';
import { numberIn } from './weights.ts';
import { type Element, elementIn, elementsBelow, elementsIn, textIn } from './xml-tree.ts';

/** What an item says of the right answers to its interaction. */
export interface Response {
	cardinality: string;
	baseType: string;
	correct: string[];
	/** The points of single values, where the item shares them out. */
	points: Map<string, number>;
	isCaseSensitive: boolean;
}

/**
 * The declaration of the response that an interaction gives.
 * @throws Refusal when there is none, or it has no key
 */
export function responseOf(item: Element, interaction: Element): Response {
	const identifier = interaction.attributes['response-identifier'];
	const declaration = elementsIn(item, 'qti-response-declaration').find(({ attributes }) => attributes.identifier === identifier);
	if (!declaration) throw new Refusal('noResponse');
	const { cardinality = '', 'base-type': baseType = '' } = declaration.attributes;
	const entries = elementsIn(elementIn(declaration, 'qti-mapping'), 'qti-map-entry');
	const points = new Map(
		entries.map(({ attributes }) => [attributes['map-key'] ?? '', numberIn(attributes['mapped-value'] ?? '0')]),
	);
	const declared = elementsIn(elementIn(declaration, 'qti-correct-response'), 'qti-value').map((value) => textIn(value).trim());
	const correct = declared.length > 0 ? declared : bestOf(points);
	if (correct.length === 0) throw new Refusal('noKey');
	const isCaseSensitive = entries.length === 0 || entries.some(({ attributes }) => attributes['case-sensitive'] !== 'false');
	return { cardinality, baseType, correct, points, isCaseSensitive };
}

function bestOf(points: ReadonlyMap<string, number>): string[] {
	const most = Math.max(0, ...points.values());
	return most === 0 ? [] : [...points.keys()].filter((key) => points.get(key) === most);
}

/** The points of a value in percent of what is to be had: by the mapping, else all or nothing. */
export function weightOf(value: string, { correct, points, cardinality }: Response): number {
	if (points.size === 0) return correct.includes(value) ? 100 / (cardinality === 'single' ? 1 : correct.length) : 0;
	const gained = [...points.values()].filter((point) => point > 0);
	const whole = cardinality === 'single' ? Math.max(...gained) : gained.reduce((sum, point) => sum + point, 0);
	return ((points.get(value) ?? 0) / whole) * 100;
}

/** How far off a number may be, by the comparison that grades it. */
export function toleranceOf(item: Element): number {
	const processing = elementIn(item, 'qti-response-processing');
	const equal = processing && elementsBelow(processing).find(({ name }) => /^qti-equal(?:-rounded)?$/.test(name));
	const { 'tolerance-mode': mode = 'exact', tolerance = '' } = equal?.attributes ?? {};
	if (!equal || (equal.name === 'qti-equal' && mode === 'exact')) return 0;
	const [below, above = below] = tolerance.trim().split(/\s+/).map(numberIn);
	if (mode !== 'absolute' || below === undefined || below !== above) throw new Refusal('relativeTolerance', {}, equal.line);
	return below;
}
