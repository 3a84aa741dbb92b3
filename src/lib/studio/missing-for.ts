import type { CaseDocument } from './case-document.ts';
import type { CasePart } from './case-parts.ts';
import { isPublic, type Step } from './workflow.ts';

/** What stands between a case and its next step: a refusal stops it, an editor may go on past a warning by saying why. */
export interface Missing {
	problem:
		| 'noText'
		| 'noLanguage'
		| 'noAlt'
		| 'noSpan'
		| 'noIngress'
		| 'noGuest'
		| 'noTheme'
		| 'noQuiz'
		| 'unread'
		| 'notApproved'
		| 'changedSince'
		| 'refused';
	weight: 'refusal' | 'warning';
	/** The page that puts it right, and the field there. */
	part: CasePart;
	field: string;
	/** Which picture or question, from 1. */
	number?: number;
}

/** What the guests have said of a case. */
export interface Approval {
	state: 'none' | 'approved' | 'refused';
	/** Whether the case was changed after that. */
	isChanged: boolean;
}

/** What a case lacks for a step: nothing without a text goes out, and nobody is surprised by what readers will miss. */
export function missingFor(step: Step, document: CaseDocument, approval: Approval): Missing[] {
	if (step === 'draft' || step === 'unpublish') return [];
	const { case: content, transcript } = document;
	const found: (Missing | false)[] = [
		(content.language === 'und' || content.language === '') && refusal('noLanguage', 'form', 'language'),
		!transcript && { ...refusal('noText', 'transcript', 'text'), weight: isPublic(step) ? 'refusal' : 'warning' },
		...withoutAlt(document),
		...withoutSpan(document),
		!content.ingress && warning('noIngress', 'form', 'ingress'),
		!content.people.some(({ role }) => role === 'guest') && warning('noGuest', 'form', 'people'),
		content.themes.length === 0 && warning('noTheme', 'form', 'themes'),
		!document.quiz && warning('noQuiz', 'quiz', 'content'),
		transcript?.machineMade === true && warning('unread', 'transcript', 'text'),
		isPublic(step) && approvalProblem(approval),
	];
	return found.filter((each) => each !== false);
}

/** Whether an editor must say why they go on: the guest has not agreed to what is published. */
export function needsReason(missing: readonly Missing[]): boolean {
	return missing.some(({ problem }) => problem === 'notApproved' || problem === 'changedSince' || problem === 'refused');
}

function withoutAlt({ media }: CaseDocument): Missing[] {
	const pictures = media.filter(({ kind }) => kind === 'image');
	return pictures.flatMap(({ alt }, i) =>
		alt === undefined ? [{ ...refusal('noAlt', 'media', `alt-${i}`), number: i + 1 }] : [],
	);
}

function withoutSpan({ quiz, transcript }: CaseDocument): Missing[] {
	if (!transcript) return [];
	return (quiz?.questions ?? []).flatMap(({ span }, i) =>
		span ? [] : [{ ...refusal('noSpan', 'quiz', `question-${i}`), number: i + 1 }],
	);
}

function approvalProblem({ state, isChanged }: Approval): Missing | false {
	if (state === 'none') return warning('notApproved', 'guest', 'content');
	if (state === 'refused') return warning('refused', 'guest', 'content');
	return isChanged && warning('changedSince', 'versions', 'content');
}

function refusal(problem: Missing['problem'], part: CasePart, field: string): Missing {
	return { problem, weight: 'refusal', part, field };
}

function warning(problem: Missing['problem'], part: CasePart, field: string): Missing {
	return { problem, weight: 'warning', part, field };
}
