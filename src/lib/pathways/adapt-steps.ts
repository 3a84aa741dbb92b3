import { introductions } from './order-path.ts';
import { overlap, type PathCase } from './path-case.ts';

/** What a member has done with a case. */
export interface Learned {
	caseId: number;
	/** The share that was heard, 0 to 1. */
	share: number;
	isFinished: boolean;
	/** The best score of its quiz, 0 to 1, and how often it was handed in; null when it never was. */
	score: number | null;
	passed: boolean;
	tries: number;
	newestAt: Date | null;
	/** When it was heard last; null when it never was. */
	heardAt: Date | null;
}

/** What a member has chosen themselves of a case in a path. */
export interface Choice {
	caseId: number;
	/** Heard or read by their own word, wanted though it seems known, or passed over. */
	kind: 'known' | 'missing' | 'skipped';
	/** The step that a refused preparation was to prepare. */
	before: number | null;
}

/** Why a step is not as the path has it, as data. */
export type Note =
	| { kind: 'mastered'; on: number; score: number }
	| { kind: 'failed'; on: number; score: number }
	/** The preparation that was put in before it and refused. */
	| { kind: 'refused'; on: number }
	| { kind: 'read' | 'skipped' | 'wanted' };

type StepState = 'todo' | 'done' | 'known' | 'skipped';

/** A step as one member meets it. */
export interface AdaptedStep {
	caseId: number;
	stage: number;
	state: StepState;
	note: Note | null;
	/** Put in for this member, before the step that went wrong. */
	isExtra: boolean;
}

/** What is looked at to adapt a path to a member. */
export interface Adapting {
	steps: readonly { caseId: number; stage: number; questions: number }[];
	/** What is known of the cases of the path, and of those that the member has learned lately. */
	cases: ReadonlyMap<number, PathCase>;
	learned: readonly Learned[];
	choices: readonly Choice[];
	/** When the member joined. */
	startedAt: Date;
	/** Cases that are not in the path and that the member has not learned. */
	relatives: readonly PathCase[];
}

const masteredScore = 0.9;
/** So much of the words of the smaller case must be in the other to speak of the same. */
const sameWords = 0.4;

/** The path as it is for one member: what is done, known, passed over, and what is put in because a quiz went wrong. */
export function adaptSteps(adapting: Adapting): AdaptedStep[] {
	const { steps, learned, choices } = adapting;
	const learnedOf = new Map(learned.map((one) => [one.caseId, one]));
	const choiceOf = new Map(choices.map((one) => [one.caseId, one.kind]));
	const known = findKnown(adapting);
	const extras = new Set<number>();
	return steps.flatMap(({ caseId, stage, questions }): AdaptedStep[] => {
		const one = learnedOf.get(caseId);
		const own = { caseId, stage, isExtra: false, ...stateOf(questions, one, choiceOf.get(caseId), known.get(caseId)) };
		if (!one || one.passed || one.score === null || own.state !== 'todo') return [own];
		const refused = choices.find(({ before }) => before === caseId);
		if (refused) return [{ ...own, note: own.note ?? { kind: 'refused', on: refused.caseId } }];
		const extra = findPreparing(adapting, one, extras);
		if (!extra) return [own];
		extras.add(extra.id);
		const note: Note = { kind: 'failed', on: caseId, score: one.score };
		return [{ caseId: extra.id, stage, state: 'todo', note, isExtra: true }, own];
	});
}

/** The cases that a member knows well: passed with a high score, before joining or at the first try. */
export function mastered(learned: readonly Learned[], startedAt: Date): Learned[] {
	return learned.filter(({ passed, score, tries, newestAt }) => {
		const isEarly = newestAt !== null && newestAt < startedAt;
		return passed && score !== null && score >= masteredScore && (isEarly || tries === 1);
	});
}

function stateOf(
	questions: number,
	learned: Learned | undefined,
	choice: Choice['kind'] | undefined,
	known: Note | undefined,
): { state: StepState; note: Note | null } {
	if (questions > 0 ? learned?.passed : learned?.isFinished) return { state: 'done', note: null };
	if (questions === 0 && choice === 'known') return { state: 'done', note: { kind: 'read' } };
	if (choice === 'skipped') return { state: 'skipped', note: { kind: 'skipped' } };
	if (known) return choice === 'missing' ? { state: 'todo', note: { kind: 'wanted' } } : { state: 'known', note: known };
	return { state: 'todo', note: null };
}

/** The introductory half of the steps whose words another case speaks of that the member knows well. */
function findKnown({ steps, cases, learned, startedAt }: Adapting): Map<number, Note> {
	const ofPath = steps.flatMap(({ caseId }) => cases.get(caseId) ?? []);
	const introduction = introductions(ofPath);
	const ranks = [...introduction.values()].sort((a, b) => a - b);
	const middle = ranks[Math.floor(ranks.length / 2)] ?? 0;
	const masters = mastered(learned, startedAt);
	return new Map(
		ofPath.flatMap((one): [number, Note][] => {
			if ((introduction.get(one.id) ?? 0) < middle) return [];
			const by = masters.find(
				({ caseId }) => caseId !== one.id && overlap(one.words, cases.get(caseId)?.words ?? []) >= sameWords,
			);
			return by ? [[one.id, { kind: 'mastered', on: by.caseId, score: by.score ?? 0 }]] : [];
		}),
	);
}

/** The case that best prepares one that went wrong: of its themes, no less introductory, with most of its words. */
function findPreparing(adapting: Adapting, wrong: Learned, taken: ReadonlySet<number>): PathCase | undefined {
	const { cases, relatives } = adapting;
	const failed = cases.get(wrong.caseId);
	if (!failed || isPrepared(adapting, failed, wrong)) return undefined;
	const introduction = introductions([failed, ...relatives]);
	const of = ({ id }: PathCase) => introduction.get(id) ?? 0;
	const near = relatives.filter((one) => !taken.has(one.id) && overlap(one.themes, failed.themes) > 0 && of(one) >= of(failed));
	const score = (one: PathCase) => overlap(one.words, failed.words) + of(one);
	return near.toSorted((a, b) => score(b) - score(a) || a.id - b.id)[0];
}

/** Whether the member has learned something of the same theme since. */
function isPrepared({ cases, learned }: Adapting, failed: PathCase, wrong: Learned): boolean {
	const since = wrong.newestAt?.getTime() ?? 0;
	return learned.some(({ caseId, isFinished, passed, newestAt, heardAt }) => {
		const isNewer = (passed && Number(newestAt) > since) || (isFinished && Number(heardAt) > since);
		return caseId !== failed.id && isNewer && overlap(cases.get(caseId)?.themes ?? [], failed.themes) > 0;
	});
}
