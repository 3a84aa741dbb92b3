import { operator } from '#lib/accounts/viewer.ts';
import type { FitStep } from '#lib/pathways/fit-steps.ts';
import type { Judgement, Measure } from '#lib/pathways/judge-fit.ts';
import type { ListedFit } from '#lib/pathways/list-fits.server.ts';
import type { Command, Context } from './command.ts';

export const recommendationsCommand: Command = {
	usage: 'recommendations <fit | list>',
	summary: 'Fits the recommendations anew, or lists the fits so far.',
	help: [
		'fit     fits a model now and lets it serve unless it is worse than the one that does; the site does so every night',
		'list    every fit, newest first: how well it found what was held back, and whether it was kept',
		'--json  prints JSON instead of sentences',
	],
	options: { json: { type: 'boolean' } },
	refuse({ words: [what = ''] }) {
		return Object.hasOwn(actions, what) ? undefined : `It is recommendations fit or list, not recommendations ${what}.`;
	},
	run: (context) => actions[context.words[0] ?? '']?.(context) ?? Promise.resolve(1),
};

const actions: Record<string, (context: Context) => Promise<number>> = { fit, list };

const stepWords: Record<FitStep, string> = {
	reading: 'Reading what members learned …',
	comparing: 'Comparing what cases are about …',
	trying: 'Fitting without what is held back …',
	measuring: 'Measuring …',
	fitting: 'Fitting on everything …',
	storing: 'Storing …',
};

async function fit({ db, databaseUrl, config, options }: Context): Promise<number> {
	const { join } = await import('node:path');
	const { fitRecommendations } = await import('#lib/pathways/fit-recommendations.server.ts');
	const { readCaseWords } = await import('#lib/search/case-words.server.ts');
	const source = { databaseUrl, folder: join(config.dataDir, 'search') };
	const place = { db, databaseUrl, readWords: (known: ReadonlyMap<number, string>) => readCaseWords(source, known) };
	const { fitted } = await fitRecommendations(place, { onStep: (step) => console.error(stepWords[step]) });
	const [newest] = (await listFits(db)).filter(({ id }) => id === fitted?.id);
	if (newest) report(newest, options.json === true);
	return fitted?.isKept ? 0 : 1;
}

async function list({ db, options }: Context): Promise<number> {
	for (const one of await listFits(db)) report(one, options.json === true);
	return 0;
}

async function listFits(db: Context['db']): Promise<ListedFit[]> {
	const { listFits } = await import('#lib/pathways/list-fits.server.ts');
	return listFits(db, operator);
}

function report(fit: ListedFit, asJson: boolean): void {
	console.log(asJson ? JSON.stringify(fit) : sentencesOf(fit));
}

const because: Record<Judgement, (compared: number) => string> = {
	first: () => 'no model served before it',
	better: (compared) => `better than the one before for ${compared} members`,
	alike: (compared) => `no worse than the one before for ${compared} members`,
	tooFew: (compared) => `${compared} members with something new are too few to compare`,
	worse: (compared) => `worse than the one before for ${compared} members`,
};

function sentencesOf({
	id,
	fittedAt,
	isCurrent,
	isKept,
	cases,
	members,
	interactions,
	fitMs,
	peakMb,
	measures,
}: ListedFit): string {
	const fate = isCurrent ? 'serves' : isKept ? 'replaced' : 'not kept';
	const { fresh, popular, heldBack, compared, judgement } = measures;
	return [
		`${id}  ${fittedAt.toISOString().slice(0, 16)}  ${fate}: ${because[judgement](compared?.events ?? 0)}`,
		`  ${cases} cases, ${members} members, ${interactions} learned; ${(fitMs / 1000).toFixed(1)} s, ${peakMb} MB`,
		fresh && popular
			? `  ${say(fresh)} for ${heldBack} members; by popularity ${say(popular)}`
			: '  not measured: nobody has learned more than one case',
	].join('\n');
}

function say({ recall20, ndcg20 }: Measure): string {
	return `recall@20 ${recall20.toFixed(3)}, NDCG@20 ${ndcg20.toFixed(3)}`;
}
