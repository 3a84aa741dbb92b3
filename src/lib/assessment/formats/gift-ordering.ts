import { type Findings, Refusal } from './findings.ts';
import { fromGift, type Gift, gift } from './gift-text.ts';

/** How Moodle's ordering plug-in begins: how many items are shown, which, how they lie, are graded, whether that shows, numbering. */
const HEAD =
	/^\s*>\s*(\d+)[ \t]*(ALL|EXACT|RANDOM|REL|CONTIGUOUS|CONTIG)?[ \t]*(?:HORIZONTAL|HORI|VERTICAL|VERT|H|V|1|0)?[ \t]*(?:ALL_OR_NOTHING|ABSOLUTE_POSITION|ABSOLUTE|ABS|RELATIVE_\w+|RELATIVE|REL|LONGEST_\w+)?[ \t]*(?:SHOW|TRUE|YES|1|HIDE|FALSE|NO|0)?[ \t]*(?:none|123|abc|ABCD|iii|IIII)?[ \t]*(?:\n|$)/;

/** Whether answers are those of an ordering question. */
export function isOrdering({ mask }: Gift): boolean {
	return /^\s*>\s*\d/.test(mask);
}

/** The items of an ordering question in their right order, one on each line. */
export function orderedItems({ raw }: Gift, findings: Findings): string[] {
	const [head, , shown] = HEAD.exec(raw) ?? [];
	if (head === undefined) throw new Refusal('orderingWords');
	if (shown && !/^(?:ALL|EXACT)$/.test(shown)) throw new Refusal('someItemsGift', { shown });
	findings.leaveOut('orderingLook');
	const items = raw.slice(head.length).split('\n');
	return items.filter((item) => item.trim()).map((item) => fromGift(gift(item)));
}
