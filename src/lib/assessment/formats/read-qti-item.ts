import { type Findings, Refusal } from './findings.ts';
import { type Response, responseOf, toleranceOf, weightOf } from './qti-response.ts';
import { BLANK, qtiText, toolName } from './qti-text.ts';
import { spanOfTag } from './span-tag.ts';
import { fullyRight, numberIn, weightedOptions } from './weights.ts';
import { type Element, elementIn, elementsBelow, elementsIn, textIn } from './xml-tree.ts';

/** An item, its one interaction and the response that this gives. */
interface Item {
	interaction: Element;
	response: Response;
	text(element: Element): string;
	element: Element;
	findings: Findings;
}

const kinds: Record<string, (item: Item) => object> = {
	'qti-choice-interaction': choice,
	'qti-order-interaction': ordering,
	'qti-match-interaction': matching,
	'qti-text-entry-interaction': textEntry,
};
/** What makes an item another one each time, or need more than itself. */
const BEYOND = ['qti-template-declaration', 'qti-template-processing', 'qti-assessment-stimulus-ref', 'qti-interaction-modules'];

/**
 * Reads a QTI 3.0 item (https://www.imsglobal.org/spec/qti/v3p0/impl) with one interaction: choice, order, match or text entry.
 * @throws Refusal when it cannot be held
 */
export function readQtiItem(element: Element, findings: Findings): object {
	const interaction = onlyInteraction(element);
	const read = Object.hasOwn(kinds, interaction.name) ? kinds[interaction.name] : undefined;
	if (!read) throw new Refusal('unknownInteraction', { name: interaction.name }, interaction.line);
	const isOurs = element.attributes['tool-name'] === toolName;
	const text = (part: Element) => qtiText(part, isOurs, findings);
	const span = spanOfTag(`dugnad-span:${interaction.attributes['data-dugnad-span']}`);
	const explanation = explanationOf(element, text, findings);
	noteLosses(element, findings);
	return {
		...read({ element, interaction, response: responseOf(element, interaction), text, findings }),
		prompt: promptOf(element, interaction, text),
		...(explanation && { explanation }),
		...(span && { span }),
	};
}

function onlyInteraction(item: Element): Element {
	const beyond = elementsIn(item).find(({ name }) => BEYOND.includes(name));
	if (beyond || item.attributes.adaptive === 'true') throw new Refusal('adaptive', {}, beyond?.line);
	const body = elementIn(item, 'qti-item-body');
	const found = body ? elementsBelow(body).filter(({ name }) => name.endsWith('-interaction')) : [];
	const [only] = found;
	if (only && found.length === 1) return only;
	throw new Refusal('severalInteractions', { count: found.length }, found[1]?.line);
}

/** Everything that is asked: the text of the body and that of the interaction, with a blank where one is to be filled. */
function promptOf(item: Element, interaction: Element, text: Item['text']): string {
	const body = elementIn(item, 'qti-item-body');
	const prompt = elementIn(interaction, 'qti-prompt');
	const [before = '', after = ''] = body ? text(body).split(BLANK) : [];
	const around = after.trim() ? `${before}_____${after}` : before;
	return [around.trim(), prompt ? text(prompt) : ''].filter(Boolean).join('\n');
}

function choice({ interaction, response, text, findings }: Item): object {
	const choices = elementsIn(interaction, 'qti-simple-choice');
	const identifiers = choices.map(({ attributes }) => attributes.identifier ?? '');
	const single = response.cardinality === 'single';
	if (single && choices.length === 2 && identifiers.includes('true') && identifiers.includes('false'))
		return { kind: 'trueFalse', correct: response.correct[0] === 'true' };
	const options = choices.map((one, index) => ({ text: text(one), weight: weightOf(identifiers[index] ?? '', response) }));
	return { kind: single ? 'single' : 'multiple', options: weightedOptions(options, single, findings) };
}

function ordering({ interaction, response, text }: Item): object {
	const choices = byIdentifier(elementsIn(interaction, 'qti-simple-choice'));
	const items = response.correct.map((identifier) => choices.get(identifier));
	if (items.length !== choices.size || items.includes(undefined) || new Set(items).size !== items.length)
		throw new Refusal('choicesOnce', {}, interaction.line);
	return { kind: 'ordering', items: items.map((item) => (item ? text(item) : '')) };
}

function matching({ interaction, response, text, findings }: Item): object {
	const [left, right] = elementsIn(interaction, 'qti-simple-match-set').map((set) =>
		byIdentifier(elementsIn(set, 'qti-simple-associable-choice')),
	);
	const keys = response.correct.map((pair) => pair.split(/\s+/));
	const partners = new Map(keys.map(([from = '', to = '']) => [from, right?.get(to)]));
	const isWhole = keys.length === left?.size && left && [...left.keys()].every((key) => partners.get(key));
	if (!isWhole || new Set(partners.values()).size !== right?.size) throw new Refusal('partnersOnce', {}, interaction.line);
	const pairs = [...left].map(([key, one]) => ({ left: text(one), right: textOrNothing(partners.get(key), text) }));
	weightedOptions(
		response.correct.map((pair) => ({ text: pair, weight: weightOf(pair, response) })),
		false,
		findings,
	);
	return { kind: 'matching', pairs };
}

function textEntry({ element, response, findings }: Item): object {
	if (response.cardinality !== 'single') throw new Refusal('severalTexts');
	if (/^(?:float|integer)$/.test(response.baseType))
		return { kind: 'numeric', value: onlyNumber(response), tolerance: toleranceOf(element) };
	if (response.isCaseSensitive) findings.leaveOut('capitals');
	const texts = [...new Set([...response.correct, ...response.points.keys()])];
	const answers = texts.map((text) => ({ text, weight: weightOf(text, response) }));
	return { kind: 'shortText', accepted: fullyRight(answers, findings).map(({ text }) => text) };
}

function onlyNumber({ correct }: Response): number {
	if (correct.length > 1) throw new Refusal('severalNumbers', { count: correct.length });
	return numberIn(correct[0] ?? '');
}

function noteLosses(item: Element, findings: Findings): void {
	const names = new Set(elementsBelow(item).map(({ name }) => name));
	if (['qti-feedback-inline', 'qti-feedback-block'].some((name) => names.has(name))) findings.leaveOut('replies');
	if (names.has('qti-rubric-block')) findings.leaveOut('rubrics');
	if (names.has('qti-catalog-info') || names.has('qti-companion-materials-info')) findings.leaveOut('catalogues');
}

/** The feedback that is shown whatever was answered: that of an outcome's default value. */
function explanationOf(item: Element, text: Item['text'], findings: Findings): string {
	const always = elementsIn(item, 'qti-outcome-declaration').map((outcome) => {
		const value = textIn(elementIn(elementIn(outcome, 'qti-default-value'), 'qti-value')).trim();
		return `${outcome.attributes.identifier} ${value}`;
	});
	const feedback = elementsIn(item, 'qti-modal-feedback');
	const shown = feedback.filter(({ attributes }) =>
		always.includes(`${attributes['outcome-identifier']} ${attributes.identifier}`),
	);
	if (shown.length < feedback.length) findings.leaveOut('replies');
	return shown.map((one) => text(elementIn(one, 'qti-content-body') ?? one)).join('\n');
}

function byIdentifier(choices: readonly Element[]): Map<string, Element> {
	return new Map(choices.map((choice) => [choice.attributes.identifier ?? '', choice]));
}

function textOrNothing(element: Element | undefined, text: Item['text']): string {
	return element ? text(element) : '';
}
