import { saysCount } from '../plural.ts';

const count = saysCount('en-GB');
const members = (n: number) => count(n, { one: 'member', other: 'members' });
const cases = (n: number) => count(n, { one: 'case', other: 'cases' });

/** What the operator's page about recommendations says. */
export const recommendations = {
	title: 'The recommendation model',
	lead: 'What to learn next is suggested by what members learn one after another, and by what cases are about. The model is worked out anew every night, measured, and put to use unless it is worse than the one before.',
	servingTitle: 'In use now',
	serving: (date: string) => `The model is built on what had been learned by ${date}.`,
	size: (caseCount: number, memberCount: number) => `It knows ${cases(caseCount)} and what ${members(memberCount)} have learned.`,
	none: 'No model has been worked out yet. Until then, suggestions are built on what cases have in common.',
	fitNow: 'Work it out anew now',
	fitNowHint: 'The site works as usual meanwhile.',
	waiting: 'The model is about to be worked out, or being worked out now. Load the page again to see whether it is done.',
	failed: 'The last one you asked for did not succeed. The log of the site says why.',
	look: 'Look again',
	curveTitle: 'Hits over time',
	curveLead:
		'The newest case of some members is held back. The curve shows how often the model would have suggested it among the first twenty all the same, and how often the most heard cases alone would have.',
	curve: (fresh: string, popular: string) =>
		`At the last measurement, the case held back was among the first twenty of the model for ${fresh} of the members, and among the twenty most heard for ${popular}.`,
	noCurve: 'The curve comes when two models have been measured. That takes members who have learned more than one case.',
	model: 'The model',
	popular: 'The most heard',
	found: 'Found among twenty',
	when: 'Worked out',
	table: 'The curve as a table',
	fitsTitle: 'Models so far',
	older: 'Older models',
	isServing: 'In use',
	kept: 'Replaced',
	dropped: 'Not put to use',
	/** Why a model was kept or not; `n` is how many members' newest case both models were asked for. */
	because: {
		first: () => 'No model was in use before it.',
		better: (n: number) => `It found more than the one before, for ${members(n)}.`,
		alike: (n: number) => `It found as much as the one before, for ${members(n)}; the difference may be chance.`,
		tooFew: (n: number) =>
			`Too few had learned anything new to compare the two (${members(n)}, 50 are needed). It is put to use because it knows more cases and more of what was learned.`,
		worse: (n: number) => `It found less than the one before, for ${members(n)}, and more so than chance explains.`,
	},
	facts: (caseCount: number, memberCount: number, learned: number) =>
		`${cases(caseCount)}, ${members(memberCount)}, ${count(learned, { one: 'case learned', other: 'cases learned' })}`,
	cost: (seconds: string, mb: string) => `${seconds} seconds, ${mb} MB of memory at most`,
	measured: (recall: string, ndcg: string, n: number) => `Found ${recall}, NDCG ${ndcg}, measured for ${members(n)}`,
	unmeasured: 'Not measured: nobody had learned more than one case.',
};
