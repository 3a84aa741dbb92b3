import { parseIfJson } from '#lib/platform/parse-if-json.ts';
import type { ProposalKind, RawProposal } from '../check-proposal.ts';

/** What a model calls each kind in its answer. */
const lists: Readonly<Record<ProposalKind, string>> = {
	question: 'questions',
	ingress: 'ingress',
	outcome: 'outcomes',
	chapter: 'chapters',
	notes: 'notes',
};

/** Of each kind an editor is shown so many at the most; a model that has lost its way repeats itself. */
const mostOfAKind = 20;

/** The proposals in a model's answer; undefined when it is not JSON of the form that was asked for. */
export function readProposals(answer: string): RawProposal[] | undefined {
	const value = readJson(answer);
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
	const given = value as Record<string, unknown>;
	if (!Object.values(lists).some((name) => name in given)) return undefined;
	return (Object.keys(lists) as ProposalKind[]).flatMap((kind) => {
		const list = given[lists[kind]];
		const all: unknown[] = Array.isArray(list) ? list : list ? [list] : [];
		return all.slice(0, mostOfAKind).map((one) => ({ kind, given: one }));
	});
}

/** Many models put JSON between lines of three backticks, also when asked for JSON alone. */
function readJson(text: string): unknown {
	const [, inside = text] = /^\s*```(?:json)?\s*\n([\s\S]*?)\n\s*```\s*$/.exec(text) ?? [];
	return parseIfJson(inside);
}
